import { type CampaignRules, deadlineRulesOf } from '@xiaohao/campaign';
import { type BackTestedProblem, type BackTestVerdict, backTest, backTestVerdicts } from '@xiaohao/chase';
import { lateFrom, startOfDay } from '@xiaohao/working-calendar';
import type { Ledger } from '../asking/ledger.js';
import { type PageAsked, readPage } from '../asking/pages.js';
import { seesProblem } from '../asking/scope.js';
import { firstOfLetteredSeries } from '../problem-list/ordinal.js';
import { aroundCampaign } from './around-campaign.js';
import { pastOfProblem, recordedPast } from './past-of-problem.js';

/** Rules that are tried over the record of a campaign. */
export interface SimulateRules extends PageAsked {
  readonly campaign: string;
  /** The campaign's, IANA. */
  readonly zone: string;
  readonly rules: CampaignRules;
  /** First and last day, in the zone. */
  readonly from: string;
  readonly to: string;
  /** Nothing after this instant is looked at. */
  readonly now: string;
  readonly punctual: boolean;
  /** One problem alone. */
  readonly problem?: string;
}

type Totals = Readonly<Record<BackTestVerdict, number>>;

/** One problem with what would have been told about it. */
export interface SimulatedProblem extends BackTestedProblem {
  readonly number: string;
  readonly unit: string;
  readonly totals: Totals;
}

/** A page of problems, and the sums of this page. */
export interface RulesSimulation {
  readonly problems: readonly SimulatedProblem[];
  readonly totals: Totals;
  readonly next: string | null;
}

const sum = (lines: readonly { readonly verdict: BackTestVerdict }[]): Totals =>
  Object.fromEntries(
    backTestVerdicts.map((verdict) => [verdict, lines.filter((line) => line.verdict === verdict).length]),
  ) as Totals;

interface Found {
  readonly id: string;
  readonly number: string;
  readonly unit: string;
}

/**
 * Who would have been told what and when under other rules, against what was recorded, a page of problems at a time.
 * Restricted problems are chased by nobody and stand in no page. Null where one problem was asked for and the reader
 * sees none such.
 */
export async function simulateRules(ledger: Ledger, asked: SimulateRules): Promise<RulesSimulation | null> {
  const { campaign, zone, rules, problem, grant, punctual, now } = asked;
  if (problem !== undefined && !seesProblem(ledger, grant, problem)) return null;
  const page = readPage<Found>(
    ledger,
    {
      name: 'simulateRules',
      select: 'SELECT p.id, p.number, p.unit FROM problem p',
      restrictions: [
        { sql: 'p.campaign = ?', value: campaign },
        { sql: 'p.ordinal < ?', value: firstOfLetteredSeries },
        { sql: 'p.id = ?', value: problem },
      ],
      order: [['p.id', 'id']],
      direction: 'asc',
    },
    asked,
  );
  const records = await Promise.all(page.rows.map(({ id }) => recordedPast(ledger, id)));
  const since = records
    .map(({ events }) => events[0]?.metadata.recordedAt ?? now)
    .reduce((first, next) => (next < first ? next : first), now);
  const around = await aroundCampaign(ledger, campaign, zone, since);
  const pasts = records.map((record) => pastOfProblem(record, around, { rules, from: asked.from, zone }));
  const end = lateFrom(asked.to, zone);
  const tested = backTest(pasts, around, {
    campaign,
    zone,
    rules: deadlineRulesOf(rules),
    from: startOfDay(asked.from, zone),
    to: end < now ? end : now,
    punctual,
  });
  const problems = page.rows.map(({ number, unit }, index): SimulatedProblem => {
    const found = tested[index] ?? { problem: '', lines: [], unheard: 0 };
    return { ...found, number, unit, totals: sum(found.lines) };
  });
  return { problems, totals: sum(problems.flatMap(({ lines }) => lines)), next: page.next };
}
