import { describe, expect, it } from '@jest/globals';
import { PreconditionFailed } from '@xiaohao/command-handling';
import { edgeProblem, HttpProblem } from '@xiaohao/http';
import type { ProblemCommand, ProblemState } from '@xiaohao/problem';
import { Mergers } from './mergers.js';

interface Standing {
  readonly stage: string;
  readonly takenIn?: readonly string[];
  readonly into?: string;
}

/** Problems as they stand, and what the clock's hand was told to do to them. */
function among(problems: Readonly<Record<string, Standing>>) {
  const done: string[] = [];
  const taken = new Map(Object.entries(problems).map(([id, { takenIn = [] }]) => [id, takenIn]));
  const mergers = new Mergers(
    {
      async refresh(_kind: unknown, id: string) {
        const { stage, into } = problems[id] ?? { stage: 'absent', into: undefined };
        const state = { stage, into, facts: { takenIn: taken.get(id) ?? [] } } as unknown as ProblemState;
        return { stream: id, state, revision: '5', handRevision: '3', length: 6 } as never;
      },
    },
    {
      async act(id: string, command: ProblemCommand) {
        if (command.type !== 'TakeIn' && command.type !== 'LapseMerger') throw new Error(command.type);
        const { stage } = problems[id] ?? { stage: 'absent' };
        if (command.type === 'TakeIn' && stage !== 'identified') return false;
        const others = (taken.get(id) ?? []).filter((other) => other !== command.problem);
        taken.set(id, command.type === 'TakeIn' ? [...others, command.problem] : others);
        done.push(`${command.type} ${command.problem} on ${id}`);
        return true;
      },
    },
  );
  const hasTakenIn = (id: string) => () =>
    Promise.resolve(
      (taken.get(id) ?? []).length === 0
        ? null
        : new HttpProblem({ code: 'HasTakenIn', status: 409, zh: none, en: none }),
    );
  const ask = (
    id: string,
    command: ProblemCommand,
    refused = hasTakenIn(id),
    revision?: string,
    keyed = false,
  ) =>
    mergers.ready(
      { problem: id, command },
      { by: 'clerk', refused, keyed, precondition: revision ? { kind: 'match', revision } : { kind: 'any' } },
    );
  return { done, ask };
}
const none = { title: '', detail: '' };
const target = { campaign: 'c', open: true, restricted: false };
const merge = (into: string) => ({ type: 'MergeProblem', into, target, ground: '同一事项' }) as const;
const withdraw = { type: 'WithdrawProblem', ground: '不成立' } as const;
const open = { stage: 'identified' };

describe('before a problem is merged', () => {
  it('the one that stays has taken it in, once', async () => {
    const { done, ask } = among({ a: open, b: open });
    expect((await ask('a', merge('b'))).command).toMatchObject({ target: { open: true } });
    await ask('a', merge('b'));
    expect(done).toEqual(['TakeIn a on b']);
  });

  it.each(['3', '4', '5'])(
    'also for somebody who has seen revision %s, which only the clock went past',
    async (seen) => {
      const { done, ask } = among({ a: open, b: open });
      await ask('a', merge('b'), undefined, seen);
      expect(done).toEqual(['TakeIn a on b']);
    },
  );

  it.each(['2', '6'])('nothing is done for somebody who has seen revision %s', async (seen) => {
    const { done, ask } = among({ a: open, b: open });
    await expect(ask('a', merge('b'), undefined, seen)).rejects.toThrow(PreconditionFailed);
    expect(done).toEqual([]);
  });

  it('nothing is done, and nothing refused, where a request with a key may have done it before', async () => {
    const { done, ask } = among({ a: open, b: open });
    expect(await ask('a', merge('b'), undefined, '2', true)).toEqual({ problem: 'a', command: merge('b') });
    expect(done).toEqual([]);
  });

  it('nothing is done where it is refused', async () => {
    const { done, ask } = among({ a: { ...open, takenIn: ['x'] }, b: open, x: { stage: 'withdrawn' } });
    await ask('a', merge('b'), async () => edgeProblem('NotFound'));
    await ask('a', withdraw, async () => edgeProblem('NotFound'));
    expect(done).toEqual([]);
  });

  it('it is told that the other has ended meanwhile', async () => {
    const { ask } = among({ a: open, b: { stage: 'withdrawn' } });
    expect((await ask('a', merge('b'))).command).toMatchObject({ target: { open: false } });
  });
});

describe('what a problem took in', () => {
  it.each<[string, Standing]>([
    ['has gone on', { stage: 'finalised' }],
    ['was withdrawn', { stage: 'withdrawn' }],
    ['was merged into another', { stage: 'merged', into: 'c' }],
  ])('is let go of when it %s', async (_, x) => {
    const { done, ask } = among({ a: { ...open, takenIn: ['x'] }, x });
    await ask('a', withdraw);
    expect(done).toEqual(['LapseMerger x on a']);
  });

  it.each<[string, Standing]>([
    ['was merged into it', { stage: 'merged', into: 'a' }],
    ['may yet be merged', open],
    ['may be once it has let go of others', { ...open, takenIn: ['c'] }],
  ])('is kept when it %s', async (_, x) => {
    const { done, ask } = among({ a: { ...open, takenIn: ['x'] }, x });
    await ask('a', withdraw);
    expect(done).toEqual([]);
  });

  it('is let go of by one of two that took each other in', async () => {
    const { done, ask } = among({ a: { ...open, takenIn: ['b'] }, b: { ...open, takenIn: ['a'] } });
    await ask('b', merge('a'));
    expect(done).toEqual([]);
    await ask('a', merge('b'));
    expect(done).toEqual(['LapseMerger b on a']);
  });
});
