import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import { contextOf, life, menu, organisation, replay, today } from '../testing/index.js';
import { actions } from './actions.js';
import { commutativeCommands, signingCommands } from './command-traits.js';
import { problemDecider } from './problem-decider.js';
import { problemCommandTypes } from './registry.js';

const open = (history: Parameters<typeof replay>[0], by: string) =>
  actions(replay(history), contextOf(by)).flatMap(({ type, refusal }) => (refusal === null ? [type] : []));

describe('what somebody may do now', () => {
  it('is listed for every command, with what stands against the others', () => {
    const listed = actions(replay(life.firstReview), contextOf('firstReviewer'));
    expect(listed.map(({ type }) => type)).toEqual(problemCommandTypes);
    expect(listed.find(({ type }) => type === 'PassSecondReview')?.refusal).toMatchObject({
      refused: 'StageForbids',
    });
  });

  it('differs by person', () => {
    expect(open(life.firstReview, 'firstReviewer')).toContain('PassFirstReview');
    expect(open(life.firstReview, 'clerk')).toEqual(['RecordCause']);
    expect(open(life.publicityEnded, 'clerk')).not.toContain('ApproveClosing');
    expect(open(life.publicityEnded, 'approver')).toContain('ApproveClosing');
    expect(open([], 'finder')).toEqual(['IdentifyProblem']);
    expect(open(life.rectifying, 'clock')).toEqual(['TakeIn']);
  });

  it.each(Object.entries({ ...life }))('is never decided against its refusal, in %s', (_name, history) => {
    const state = replay(history);
    for (const by of [...organisation.people.keys(), 'clock', 'nobody']) {
      const context = contextOf(by);
      for (const { type, refusal } of actions(state, context)) {
        if (refusal === null) continue;
        expect(problemDecider.decide(menu(state, 1, today)[type], state, context)).toEqual(refusal);
      }
    }
  });
});

describe('the traits of commands', () => {
  it('no signature is decided again over what its signer has not seen', () => {
    expect([...signingCommands].filter((type) => commutativeCommands.has(type))).toEqual([]);
  });

  it('exactly the signing commands need the digest', () => {
    const stages = Object.values(life).map(replay);
    const needing = problemCommandTypes.filter((type) =>
      stages.some((state) =>
        [...organisation.people.keys()].some((by) => {
          const decision = problemDecider.decide(
            menu(state, 1, today)[type],
            state,
            contextOf(by, { digest: '' }),
          );
          return isRefusal(decision) && decision.refused === 'NothingToSign';
        }),
      ),
    );
    expect([...needing, 'RenewSignOffRequest'].toSorted()).toEqual([...signingCommands].toSorted());
  });
});
