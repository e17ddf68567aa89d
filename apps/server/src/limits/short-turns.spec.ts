import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { beginInShortTurns, ShortTurns } from './short-turns.js';

describe('work in short turns', () => {
  it('begins in the order in which it came, a while of it in each turn', async () => {
    let now = 0;
    const turns = new ShortTurns(() => now);
    const begun: number[] = [];
    for (const at of [1, 2, 3, 4, 5])
      turns.begin(() => {
        now += 1;
        begun.push(at);
      });
    expect(begun).toEqual([]);
    await nextTurn();
    expect(begun).toEqual([1, 2]);
    await nextTurn();
    expect(begun).toEqual([1, 2, 3, 4]);
    await nextTurn();
    expect(begun).toEqual([1, 2, 3, 4, 5]);
  });

  it('begins each even where one takes longer than a turn', async () => {
    let now = 0;
    const turns = new ShortTurns(() => now);
    const begun: string[] = [];
    const long = (name: string) => () => {
      now += 50;
      begun.push(name);
    };
    turns.begin(long('a'));
    turns.begin(long('b'));
    await nextTurn();
    expect(begun).toEqual(['a']);
    await nextTurn();
    expect(begun).toEqual(['a', 'b']);
  });

  it('takes what is given while it begins others behind them', async () => {
    const turns = new ShortTurns(() => 0);
    const begun: string[] = [];
    turns.begin(() => {
      begun.push('a');
      turns.begin(() => begun.push('c'));
    });
    turns.begin(() => begun.push('b'));
    await nextTurn();
    expect(begun).toEqual(['a', 'b', 'c']);
    turns.begin(() => begun.push('d'));
    await nextTurn();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });
});

it('commands wait for their turn; reads, and questions that come as POST, do not', async () => {
  let hook: (request: unknown, reply: unknown, done: () => void) => void = () => undefined;
  const fastify = { addHook: (_: string, given: typeof hook) => (hook = given) };
  beginInShortTurns(fastify as unknown as FastifyInstance);
  const begun: string[] = [];
  const comes = (name: string, method: string, config: object = {}): void =>
    hook({ method, routeOptions: { config } }, {}, () => begun.push(name));
  comes('command', 'POST');
  comes('question', 'POST', { asks: true });
  comes('read', 'GET');
  expect(begun).toEqual(['question', 'read']);
  await nextTurn();
  expect(begun).toEqual(['question', 'read', 'command']);
});
