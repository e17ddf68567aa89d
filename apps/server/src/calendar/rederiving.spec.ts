import { describe, expect, it } from '@jest/globals';
import type { Grant } from '@xiaohao/access';
import type { CommandHandling } from '@xiaohao/command-handling';
import type { EventLog } from '@xiaohao/event-log';
import type { Logger } from 'pino';
import type { Registers } from '../house/registers.js';
import type { ClockHand } from '../problems/clock-hand.js';
import type { LedgerViews } from '../views/index.js';
import { Rederiving } from './rederiving.js';

/** Two passes over three problems of which some fail in the first: what was looked at, and what was concluded. */
async function pass(failing: readonly string[]) {
  const looked: string[] = [];
  const concluded: string[] = [];
  const derived = { derivedUpTo: 0, changes: 1 };
  const broken = new Set(failing);
  const clockHand = {
    act: async (id: string) => {
      looked.push(id);
      if (broken.has(id)) throw new Error('the store is away');
      return true;
    },
  } as unknown as ClockHand;
  const handling = {
    execute: async (_: unknown, { command }: { readonly command: string }) => {
      concluded.push(command);
      derived.derivedUpTo = derived.changes;
    },
  } as unknown as CommandHandling;
  const views = {
    shows: async () => 'held',
    ask: async (_: unknown, { grant }: { readonly grant: Grant }) => ({
      problems: grant.kind === 'everything' ? [{ id: 'a' }, { id: 'b' }, { id: 'c' }] : [],
      next: null,
    }),
  } as unknown as LedgerViews;
  const rederiving = new Rederiving(
    clockHand,
    handling,
    { head: async () => '9' } as unknown as EventLog,
    { calendarState: async () => ({ state: derived }) } as unknown as Registers,
    views,
    { error: () => undefined } as unknown as Logger,
  );
  rederiving.begin();
  await rederiving.settled();
  const first = { looked: [...looked], concluded: [...concluded] };
  broken.clear();
  rederiving.begin();
  await rederiving.settled();
  await rederiving.close();
  return { first, second: { looked: looked.slice(first.looked.length), concluded } };
}

describe('deriving dates again', () => {
  it('goes on past a problem that fails, and is not over before that one was looked at', async () => {
    expect(await pass(['a'])).toEqual({
      first: { looked: ['a', 'b', 'c'], concluded: [] },
      second: { looked: ['a', 'b', 'c'], concluded: ['ConcludeRederivation'] },
    });
  });

  it('is over after one pass when none fails', async () => {
    expect(await pass([])).toEqual({
      first: { looked: ['a', 'b', 'c'], concluded: ['ConcludeRederivation'] },
      second: { looked: [], concluded: ['ConcludeRederivation'] },
    });
  });
});
