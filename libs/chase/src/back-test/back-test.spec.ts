import { describe, expect, it } from '@jest/globals';
import { type DeadlineRules, defaultDeadlineRules } from '@xiaohao/campaign';
import { noOrganisation, organisationDecider } from '@xiaohao/organisation';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { city, owed, Scene, zone } from '../../testing/scene.js';
import type { ChaseCommand } from '../commands.js';
import { type BackTestLine, backTest, type PastStep } from './index.js';

const organisation = city.reduce(organisationDecider.evolve, noOrganisation);
const measure = owed('2026-06-30');

/** A past in which the clock did what was due at its very instant. */
class Past {
  readonly steps: PastStep[] = [];
  readonly #scene = new Scene();

  /** From an instant on the measure is owed, or is not any more. */
  owes(at: string, still = true): this {
    this.until(at);
    const recorded = still ? [measure] : [];
    this.#scene.owes(...recorded);
    this.steps.push({ kind: 'owed', at, owed: { unit: 'east', recorded, proposed: recorded } });
    return this.#looks(at);
  }

  says(at: string, by: string, command: (notice: string) => ChaseCommand, rule: string): this {
    this.until(at);
    const found = this.#scene.events.findLast(({ data }) => 'rule' in data && data.rule === rule);
    const notice = found !== undefined && 'notice' in found.data ? found.data.notice : '';
    const events = this.#scene.ask(command(notice), by, at);
    if (typeof events === 'string') throw new Error(events);
    this.steps.push({ kind: 'chased', at, byClock: false, events });
    return this.#looks(at);
  }

  until(end: string): this {
    for (;;) {
      const next = this.#scene.state.planned[0]?.at;
      if (next === undefined || next >= end) return this;
      this.#looks(next);
    }
  }

  #looks(at: string): this {
    const events = this.#scene.looks(at);
    if (events.length > 0) this.steps.push({ kind: 'chased', at, byClock: true, events });
    return this;
  }

  tried(change: Partial<DeadlineRules>, from = '2026-05-01', to = '2026-12-01') {
    const held = { organisation, calendar: defaultWorkingCalendar(), panel: ['reviewer'] };
    const around = { at: '', ...held, rules: defaultDeadlineRules, rulesVersion: 1, moves: true };
    const rules = { ...defaultDeadlineRules, ...change };
    const span = { from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z`, punctual: false };
    const past = { problem: 'p1', steps: this.steps };
    const [found] = backTest([past], [around], { campaign: 'c1', zone, rules, ...span });
    if (found === undefined) throw new Error('one problem went in');
    return found;
  }
}

const differing = (lines: readonly BackTestLine[]): readonly string[] =>
  lines
    .filter(({ verdict }) => verdict !== 'same')
    .map(({ verdict, person, recorded, proposed }) => {
      const rule = (recorded ?? proposed)?.rule ?? '';
      return `${verdict} ${rule} ${person} ${recorded?.day ?? '-'} ${proposed?.day ?? '-'}`;
    });

const bandsWith = (code: string, change: object): Partial<DeadlineRules> => ({
  bands: defaultDeadlineRules.bands.map((band) => (band.code === code ? { ...band, ...change } : band)),
});

const untilDone = (): Past =>
  new Past().owes('2026-05-06T02:00:00.000Z').owes('2026-07-20T02:00:00.000Z', false);

describe('rules tried over what was recorded', () => {
  it('differ in nothing when they are the rules that were in force', () => {
    const { lines } = untilDone().tried({});
    expect(differing(lines)).toEqual([]);
    expect(lines.length).toBeGreaterThan(10);
  });

  it('move the reminders of a band that begins sooner, and end the band before it', () => {
    const { lines } = untilDone().tried(bandsWith('yellow', { left: { days: 14, counted: 'calendarDays' } }));
    // Green on the 10th and 17th, yellow from the 20th every three days; now yellow from the 16th on.
    expect(differing(lines)).toEqual([
      'onlyRecorded band/green/1 handler 2026-06-17 -',
      'moved band/yellow/0 handler 2026-06-20 2026-06-16',
      'moved band/yellow/0 leader 2026-06-20 2026-06-16',
      'moved band/yellow/1 handler 2026-06-23 2026-06-19',
      'moved band/yellow/1 leader 2026-06-23 2026-06-19',
      'moved band/yellow/2 handler 2026-06-26 2026-06-22',
      'moved band/yellow/2 leader 2026-06-26 2026-06-22',
      'onlyProposed band/yellow/4 handler - 2026-06-28',
      'onlyProposed band/yellow/4 leader - 2026-06-28',
      'moved band/yellow/3 handler 2026-06-29 2026-06-25',
      'moved band/yellow/3 leader 2026-06-29 2026-06-25',
    ]);
  });

  it('tell other people where receivers are others, and say where the wording is', () => {
    const receivers = ['handler', 'unitHead'];
    const { lines } = untilDone().tried(bandsWith('yellow', { receivers }), '2026-06-24');
    expect(differing(lines)).toEqual([
      'onlyProposed band/yellow/2 head - 2026-06-26',
      'onlyRecorded band/yellow/2 leader 2026-06-26 -',
      'onlyProposed band/yellow/3 head - 2026-06-29',
      'onlyRecorded band/yellow/3 leader 2026-06-29 -',
    ]);
    const renamed = untilDone().tried(bandsWith('yellow', { zh: '黄牌' }), '2026-06-29', '2026-06-30');
    expect(differing(renamed.lines).map((line) => line.split(' ')[0])).toEqual([]);
    const earlier = untilDone().tried(bandsWith('yellow', { zh: '黄牌' }), '2026-06-28', '2026-06-30');
    expect(differing(earlier.lines)).toEqual([
      'changed band/yellow/3 handler 2026-06-29 2026-06-29',
      'changed band/yellow/3 leader 2026-06-29 2026-06-29',
    ]);
  });

  it('keep what people answered, wherever the ladder stood then', () => {
    const past = new Past()
      .owes('2026-05-06T02:00:00.000Z')
      .says(
        '2026-07-07T02:00:00.000Z',
        'leader',
        (notice) => ({ type: 'AnswerEscalation', notice, answer: '在办' }),
        'rung/supervisionNotice',
      )
      .until('2026-09-01T00:00:00.000Z');
    expect(differing(past.tried({}).lines)).toEqual([]);
    const [order, ...rungs] = defaultDeadlineRules.ladder;
    if (order === undefined) throw new Error('the default ladder has rungs');
    const overdueBy = (days: number) =>
      ({ kind: 'overdue', after: { days, counted: 'workingDays' } }) as const;
    const sooner = past.tried({ ladder: [{ ...order, trigger: overdueBy(1) }, ...rungs] });
    expect(differing(sooner.lines)).toEqual(['moved rung/supervisionNotice leader 2026-07-03 2026-07-01']);
    expect(sooner.unheard).toBe(0);
    const later = past.tried({ ladder: [{ ...order, trigger: overdueBy(10) }, ...rungs] });
    expect(later.unheard).toBe(1);
    expect(differing(later.lines)).toContain('onlyProposed rung/guidance head - 2026-07-22');
  });

  it('keep what a person issued and confirmed, where it is there to be issued', () => {
    const past = new Past()
      .owes('2026-05-06T02:00:00.000Z')
      .says(
        '2026-08-03T02:00:00.000Z',
        'approver',
        (notice) => ({ type: 'IssueProposal', notice }),
        'rung/admonition',
      )
      .says(
        '2026-08-04T02:00:00.000Z',
        'clerk',
        (notice) => ({ type: 'ConfirmReceipt', notice }),
        'rung/admonition',
      )
      .until('2026-11-01T00:00:00.000Z');
    const { lines, unheard } = past.tried({});
    expect([differing(lines), unheard]).toEqual([[], 0]);
    expect(lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['proposal', 'escalation']));
    const without = past.tried({ ladder: [] });
    expect(without.unheard).toBe(2);
    expect(without.lines.filter(({ proposed }) => proposed?.rule.startsWith('rung'))).toEqual([]);
  });

  it('propose where a rung is not automatic any more', () => {
    const [order] = defaultDeadlineRules.ladder;
    if (order === undefined) throw new Error('the default ladder has rungs');
    const { lines } = untilDone().tried({ ladder: [{ ...order, issue: 'proposed' }] });
    expect(differing(lines)).toContain('onlyProposed rung/supervisionNotice null - 2026-07-03');
    expect(differing(lines)).toContain('onlyRecorded rung/supervisionNotice leader 2026-07-03 -');
  });

  it('go no further than they are asked to', () => {
    const { lines } = untilDone().tried({ bands: [] }, '2026-06-18', '2026-06-22');
    expect(differing(lines)).toEqual([
      'onlyRecorded band/yellow/0 handler 2026-06-20 -',
      'onlyRecorded band/yellow/0 leader 2026-06-20 -',
    ]);
  });
});
