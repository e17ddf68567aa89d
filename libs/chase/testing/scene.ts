import { type DeadlineRules, defaultDeadlineRules } from '@xiaohao/campaign';
import { isRefusal } from '@xiaohao/deciding';
import { noOrganisation, type OrganisationEvent, organisationDecider } from '@xiaohao/organisation';
import type { Bearer, Obligation } from '@xiaohao/problem';
import { dateInZone, lateFrom, type WorkingCalendar } from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import type { ChaseCommand, ChaseContext, ChaseEvent, ChaseState } from '../src/index.js';
import { chaseDecider } from '../src/index.js';

export const zone = 'Asia/Shanghai';

/** Midnight of a date in the zone, and some hours on. */
export const at = (date: string, hours = 0): string =>
  new Date(Date.parse(lateFrom(date, zone)) - 86_400_000 + hours * 3_600_000).toISOString();

const unit = (id: string, parent?: string): OrganisationEvent => ({
  type: 'UnitRegistered',
  data: { unit: id, by: 'a', name: id, kind: 'office', ...(parent === undefined ? {} : { parent }) },
});

const somebody = (
  person: string,
  of: string,
  ...roles: Extract<OrganisationEvent, { type: 'Appointed' }>['data']['roles']
): readonly OrganisationEvent[] => [
  { type: 'PersonEntered', data: { person, by: 'a', name: person } },
  {
    type: 'Appointed',
    data: { person, by: 'a', appointment: `${person}-1`, unit: of, roles, from: '2026-01-01' },
  },
];

/** A district under the city, and everybody whom the default rules name. */
export const city: readonly OrganisationEvent[] = [
  unit('city'),
  unit('east', 'city'),
  ...somebody('handler', 'east', 'unitClerk'),
  ...somebody('leader', 'east', 'leaderInCharge'),
  ...somebody('head', 'east', 'unitHead'),
  ...somebody('chief', 'city', 'unitHead'),
  ...somebody('clerk', 'city', 'workGroupMember'),
  ...somebody('approver', 'city', 'approver'),
];

const owners: Bearer = { kind: 'people', unit: 'east', person: 'handler', leader: 'leader' };

/** Something that is owed by a date. */
export const owed = (dueOn: string, more: Partial<Obligation> = {}): Obligation => ({
  problem: 'p1',
  subject: 'measure/m1',
  rule: 'measure',
  dueOn,
  originalDueOn: dueOn,
  dueInstant: lateFrom(dueOn, zone),
  provisional: false,
  bearer: owners,
  explanation: { kind: 'stated', moves: [] },
  ...more,
});

const ofDefault = defaultWorkingCalendar();

/** The chasing of one problem, told step by step. What is not said goes by the default rules. */
export class Scene {
  state: ChaseState = chaseDecider.initial;
  readonly events: ChaseEvent[] = [];
  rules: DeadlineRules = defaultDeadlineRules;
  calendar: WorkingCalendar = ofDefault;
  obligations: readonly Obligation[] = [];
  #organisation = city.reduce(organisationDecider.evolve, noOrganisation);
  #notices = 0;

  organised(...events: readonly OrganisationEvent[]): this {
    this.#organisation = events.reduce(organisationDecider.evolve, this.#organisation);
    return this;
  }

  owes(...obligations: readonly Obligation[]): this {
    this.obligations = obligations;
    return this;
  }

  /** The clock looks. @returns what came of it; empty when nothing did */
  looks(now: string): readonly ChaseEvent[] {
    const answer = this.ask({ type: 'KeepChasing' }, 'clock', now);
    return typeof answer === 'string' ? [] : answer;
  }

  /** @returns the events, or the code of the refusal */
  ask(command: ChaseCommand, by: string, now: string): readonly ChaseEvent[] | string {
    const decision = chaseDecider.decide(command, this.state, this.context(by, now));
    if (isRefusal(decision)) return decision.refused;
    this.state = decision.reduce(chaseDecider.evolve, this.state);
    this.events.push(...decision);
    return decision;
  }

  context(by: string, now: string): ChaseContext {
    return {
      by,
      now,
      today: dateInZone(now, zone),
      problem: 'p1',
      campaign: 'c1',
      zone,
      unit: 'east',
      obligations: this.obligations,
      rules: this.rules,
      rulesVersion: 1,
      calendar: this.calendar,
      organisation: this.#organisation,
      panel: ['reviewer'],
      idOf: () => `n${++this.#notices}`,
    };
  }
}

/** Every outcome as `type rule`, or `type rule (reason)`; plans are left out. */
export const told = (events: readonly ChaseEvent[]): readonly string[] =>
  events
    .filter(({ type }) => type !== 'ChasePlanned')
    .map(({ type, data }) => {
      const rule = 'rule' in data ? ` ${data.rule}` : '';
      return `${type}${rule}${'reason' in data ? ` (${data.reason})` : ''}`;
    });
