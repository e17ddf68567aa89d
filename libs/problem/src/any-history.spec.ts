import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  asItIs,
  forgettingCooling,
  forgettingHands,
  forgettingLineage,
  forgettingOtherPosts,
  forgettingRoles,
  life,
  type Move,
  replay,
  seeing,
  walk,
} from '../testing/index.js';
import { problemEventTypes } from './catalogue.js';
import type { ProblemCommandType } from './commands.js';
import type { ProblemEventType } from './events.js';
import { problemRules } from './registry.js';
import type { ProblemState } from './state.js';

const moveParts = {
  who: fc.nat(1000),
  what: fc.nat(1000),
  manner: fc.constantFrom('onward', 'onward', 'onward', 'onward', 'allowed', 'wild'),
  daysLater: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
  ),
  reorganising: fc.option(fc.nat(100_000), { freq: 30 }),
} as const;
const move: fc.Arbitrary<Move> = fc.record(moveParts);
const moves = fc.array(move, { minLength: 20, maxLength: 90, size: 'max' });
const beginnings = fc.constantFrom(
  life.identified,
  life.secondReview,
  life.rectifying,
  life.ready,
  life.verified,
  life.publicised,
  life.closed,
  [],
);

const factsOf = (state: ProblemState) => (state.stage === 'absent' ? null : state.facts);

/** The organisation changes all the time: in every way that `reorganise` knows, or in some of them. */
const restlessly = (...ways: readonly [number, ...number[]]) =>
  fc.array(
    fc.record({
      ...moveParts,
      reorganising: fc.option(
        fc.tuple(fc.nat(10_000), fc.constantFrom(...ways)).map(([n, way]) => n * 10 + way),
        { freq: 2 },
      ),
      manner: fc.constantFrom('onward', 'allowed'),
    }),
    { minLength: 10, maxLength: 30, size: 'max' },
  );
const restless = restlessly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
const judging: readonly ProblemCommandType[] = [
  'PassFirstReview',
  'PassSecondReview',
  'VerifyRectification',
  'ApproveClosing',
  'FileProblem',
];
const blinded = (around: Parameters<typeof seeing>[2]) => ({
  ...problemRules,
  ...Object.fromEntries(judging.map((type) => [type, seeing(problemRules[type] as never, asItIs, around)])),
});

describe('whatever people ask in whatever order', () => {
  it('nothing happens that may never be', () => {
    fc.assert(
      fc.property(beginnings, moves, (history, made) => {
        expect(walk(problemRules, history, made).seen.wrong).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('the same events give the same state, which is plain JSON', () => {
    fc.assert(
      fc.property(beginnings, moves, (history, made) => {
        const { events, state } = walk(problemRules, history, made);
        expect(replay(events)).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(replay(JSON.parse(JSON.stringify(events)))).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  it('numbers stay, versions and rounds only grow, closings are only added to', () => {
    fc.assert(
      fc.property(beginnings, moves, (history, made) => {
        const { states, seen } = walk(problemRules, history, made);
        const all = states.map(factsOf).filter((facts) => facts !== null);
        for (const [at, facts] of all.entries()) {
          const before = all[at - 1] ?? facts;
          expect(facts.number).toBe(before.number);
          expect(facts.materialVersion).toBeGreaterThanOrEqual(before.materialVersion);
          expect(facts.reviewRound).toBeGreaterThanOrEqual(before.reviewRound);
          expect(facts.rectificationRound).toBeGreaterThanOrEqual(before.rectificationRound);
          const numbers = before.closings.map(({ closingNumber }) => closingNumber);
          expect(facts.closings.map(({ closingNumber }) => closingNumber).slice(0, numbers.length)).toEqual(
            numbers,
          );
        }
        const last = all.at(-1);
        if (last) expect(last.materialVersion).toBe(seen.material);
      }),
      { numRuns: 60 },
    );
  });

  it('walks far enough to mean something: every event is reached', () => {
    const reached = new Set<ProblemEventType>();
    for (const history of fc.sample(fc.tuple(beginnings, moves), { numRuns: 200, seed: 2 }))
      for (const { type } of walk(problemRules, ...history).events.slice(history[0].length))
        reached.add(type);
    // Clearances are of restricted problems alone and move nothing: `secrecy.spec.ts` is about them.
    expect(problemEventTypes.filter((type) => !reached.has(type))).toEqual([
      'PersonCleared',
      'ClearanceEnded',
    ]);
    expect([...reached]).toEqual(
      expect.arrayContaining(['Finalised', 'Closed', 'Filed', 'Reopened', 'SignOffRejected']),
    );
  });

  it('would find a rule that forgot who acted before', () => {
    const PassSecondReview = seeing(problemRules.PassSecondReview, forgettingHands);
    const broken = { ...problemRules, PassSecondReview };
    const found = fc.check(
      fc.property(moves, (made) => walk(broken, life.secondReview, made).seen.wrong.length === 0),
      { numRuns: 300, seed: 7 },
    );
    expect(found.failed).toBe(true);
  });

  it('nothing happens that may never be while units move and merge and people change posts', () => {
    fc.assert(
      fc.property(beginnings, restless, (history, made) => {
        expect(walk(problemRules, history, made).seen.wrong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['where units stood and what they were merged with', forgettingLineage, restlessly(1, 2, 3)],
    ['posts that have just ended', forgettingCooling, restlessly(5)],
    ['a second post', forgettingOtherPosts, restlessly(4)],
    ['which roles are held', forgettingRoles, restless],
  ])('would find rules that forgot %s', (_, around, changes) => {
    const broken = blinded(around);
    const found = fc.check(
      fc.property(
        beginnings,
        changes,
        (history, made) => walk(broken, history, made).seen.wrong.length === 0,
      ),
      { numRuns: 600, seed: 1, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
