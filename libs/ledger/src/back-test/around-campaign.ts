import {
  type CampaignEvent,
  type CampaignState,
  campaignFacts,
  deadlineRulesOf,
  evolveCampaign,
} from '@xiaohao/campaign';
import type { PastAround } from '@xiaohao/chase';
import type { RecordedEvent } from '@xiaohao/event-log';
import {
  noOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationDecider,
} from '@xiaohao/organisation';
import {
  type CalendarEvent,
  calendarDecider,
  calendarOf,
  dateInZone,
  startOfDay,
} from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import type { Ledger } from '../asking/ledger.js';
import { asDomain, readStream } from './streams.js';

/** Something that changed around the problems of a campaign; `moves` where plans may change with it. */
interface Change {
  readonly at: string;
  readonly moves: boolean;
  readonly apply: (held: Held) => Held;
}

interface Held {
  readonly organisation: Organisation;
  readonly campaign: CampaignState;
  readonly calendar: Parameters<typeof calendarOf>[1];
}

const at = ({ metadata }: RecordedEvent): string => metadata.recordedAt;

function changesOfCampaign(events: readonly RecordedEvent[], zone: string): readonly Change[] {
  return events.flatMap((recorded): readonly Change[] => {
    const [event] = asDomain<CampaignEvent>([recorded]);
    if (event === undefined) return [];
    const change = (held: Held): Held => ({ ...held, campaign: evolveCampaign(held.campaign, event) });
    const told = { at: at(recorded), moves: true, apply: change };
    if (event.type !== 'RulesRevised') return [told];
    const inForce = startOfDay(event.data.effectiveOn, zone);
    return inForce <= told.at ? [told] : [told, { at: inForce, moves: true, apply: (held) => held }];
  });
}

const changesOfPeople = (events: readonly RecordedEvent[]): readonly Change[] =>
  events.map((recorded) => ({
    at: at(recorded),
    moves: false,
    apply: (held) => ({
      ...held,
      organisation: asDomain<OrganisationEvent>([recorded]).reduce(
        organisationDecider.evolve,
        held.organisation,
      ),
    }),
  }));

const changesOfDays = (events: readonly RecordedEvent[]): readonly Change[] =>
  events.map((recorded) => ({
    at: at(recorded),
    moves: recorded.metadata.actor.kind !== 'clock',
    apply: (held) => ({
      ...held,
      calendar: asDomain<CalendarEvent>([recorded]).reduce(calendarDecider.evolve, held.calendar),
    }),
  }));

/**
 * What held around the problems of a campaign, from an instant on: organisation, calendar, rules and panel as they
 * were recorded then. The default set of the calendar is that of this version of the product.
 * @param since before it, only what came of everything is told
 */
export async function aroundCampaign(
  ledger: Pick<Ledger, 'log'>,
  campaign: string,
  zone: string,
  since: string,
): Promise<readonly PastAround[]> {
  const changes = [
    ...changesOfCampaign(await readStream(ledger, `campaign-${campaign}`), zone),
    ...changesOfPeople(await readStream(ledger, 'organisation')),
    ...changesOfDays(await readStream(ledger, 'calendar')),
  ].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const base = defaultWorkingCalendar();
  const around: PastAround[] = [];
  let held: Held = {
    organisation: noOrganisation,
    campaign: { exists: false },
    calendar: calendarDecider.initial,
  };
  let calendar = calendarOf(base, held.calendar);
  changes.forEach((change, place) => {
    const before = held;
    held = change.apply(held);
    if (held.calendar !== before.calendar) calendar = calendarOf(base, held.calendar);
    const next = changes[place + 1]?.at;
    if (!held.campaign.exists || (next !== undefined && next <= since)) return;
    const { rules, rulesVersion, panel } = campaignFacts(held.campaign, dateInZone(change.at, zone));
    around.push({
      at: change.at,
      organisation: held.organisation,
      calendar,
      panel: panel.map(({ person }) => person),
      rules: deadlineRulesOf(rules),
      rulesVersion,
      moves: change.moves,
    });
  });
  return around;
}
