import { describe, expect, it } from '@jest/globals';
import { type DeadlineRules, defaultDeadlineRules } from '@xiaohao/campaign';
import { calendar, rules as held, life, play, replay } from '../../testing/index.js';
import type { ProblemEvent } from '../events.js';
import { obligationsOf } from './obligations.js';
import { underRules } from './under-rules.js';

const stages = Object.entries(life);

/** What is due under other time rules from a day on; the cast acts on 2025-01-21. */
function due(
  events: readonly ProblemEvent[],
  deadlines: Partial<DeadlineRules>,
  { from = '2025-01-01', chain = held.signOffChain } = {},
): readonly (readonly string[])[] {
  const rules = {
    ...held,
    signOffChain: chain,
    deadlines: { ...defaultDeadlineRules, ...deadlines },
  };
  return obligationsOf(underRules(replay(events), { rules, from, calendar }), 'Asia/Shanghai').map(
    ({ rule, dueOn }) => [rule, dueOn],
  );
}

const { steps } = defaultDeadlineRules;
const days = (count: number) => ({ days: count, counted: 'calendarDays' }) as const;

describe('a problem under other rules', () => {
  it.each(stages)('is as it was under the same ones (%s)', (_, events) => {
    const rules = { rules: held, from: '2025-01-01', calendar };
    expect(underRules(replay(events), rules)).toEqual(replay(events));
  });

  it.each<[string, readonly ProblemEvent[], Partial<DeadlineRules['steps']>, readonly string[]]>([
    ['the first review', life.firstReview, { firstReview: days(3) }, ['firstReview', '2025-01-24']],
    ['the second', life.secondReview, { secondReview: days(4) }, ['secondReview', '2025-01-25']],
    ['the finalising', life.secondPassed, { finalisation: days(1) }, ['finalisation', '2025-01-22']],
    ['the planning', life.finalised, { planning: days(30) }, ['planning', '2025-02-20']],
  ])('has %s due by their term', (_, events, changed, expected) => {
    expect(due(events, { steps: { ...steps, ...changed } })).toContainEqual(expected);
  });

  it('has its correction and the step of the chain due by theirs, and measures when they were promised', () => {
    const rectification = defaultDeadlineRules.rectification.map((term) => ({ ...term, term: days(60) }));
    expect(due(life.rectifying, { rectification })).toEqual([
      ['measure', '2025-03-01'],
      ['rectification', '2025-03-22'],
    ]);
    const chain = held.signOffChain.map((step) => ({ ...step, termWorkingDays: 1 }));
    expect(due(life.requested, {}, { chain })).toEqual([['signOffStep', '2025-01-22']]);
  });

  it('has an application due by the step that it waits for', () => {
    const asked = play(life.rectifying, [
      'clerk',
      {
        type: 'RequestExtension',
        extension: 'e1',
        measure: 'measure-1',
        dueOn: '2025-04-01',
        reason: '需会同税务部门核对',
        progress: '已核对两批',
      },
    ]);
    const endorsed = play(asked, ['head', { type: 'EndorseExtension', extension: 'e1', opinion: '同意' }]);
    const changed = { steps: { ...steps, extensionEndorsement: days(2), extensionDecision: days(9) } };
    expect(due(asked, changed)).toContainEqual(['extensionEndorsement', '2025-01-23']);
    expect(due(endorsed, changed)).toContainEqual(['extensionDecision', '2025-01-30']);
  });

  it('keeps the terms that began before they came into force', () => {
    const changed = { steps: { ...steps, firstReview: days(3) } };
    expect(due(life.firstReview, changed, { from: '2025-01-22' })).toEqual([['firstReview', '2025-01-27']]);
  });
});
