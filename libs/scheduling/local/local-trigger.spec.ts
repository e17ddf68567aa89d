import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { LocalTrigger } from './local-trigger.js';

const dueAt = '2026-03-01T00:00:00.003Z';

/** Hosts' timers go on while the clock does what `clockAt` says: what was handled when, in milliseconds of the timers. */
async function run(clockAt: (elapsed: number) => string, forMs: number) {
  const waiting: { at: number; call: () => void }[] = [];
  const handled: number[] = [];
  let elapsed = 0;
  let looks = 0;
  const trigger = new LocalTrigger({
    source: {
      due: async (until) => {
        looks += 1;
        return handled.length === 0 && dueAt <= until ? [{ id: 'one', dueAt }] : [];
      },
      next: async () => (handled.length === 0 ? dueAt : null),
    },
    handle: async () => void handled.push(elapsed),
    now: () => clockAt(elapsed),
    timers: {
      after: (ms, call) => {
        const ring = { at: elapsed + ms, call };
        waiting.push(ring);
        return () => void waiting.splice(waiting.indexOf(ring), 1);
      },
    },
  });
  await trigger.start();
  for (;;) {
    await settled();
    const next = waiting.toSorted((one, other) => one.at - other.at)[0];
    if (next === undefined || next.at > forMs || looks > 50_000) break;
    waiting.splice(waiting.indexOf(next), 1);
    elapsed = next.at;
    next.call();
  }
  await trigger.close();
  return { looks, handled };
}

const start = Date.parse('2026-03-01T00:00:00.000Z');
const text = (ms: number): string => new Date(ms).toISOString();

describe('the trigger of one process', () => {
  it('looks now and then while the clock is held, and does what is due once it goes on', async () => {
    const { looks, handled } = await run(
      (elapsed) => text(start + Math.max(0, elapsed - 7_200_000)),
      7_300_000,
    );
    expect(looks).toBeLessThan(7_300_000 / 200);
    expect(handled).toHaveLength(1);
    expect(handled[0]).toBeGreaterThanOrEqual(7_200_003);
    expect(handled[0]).toBeLessThan(7_200_600);
  });

  it('does at its very instant what is due while the clock goes', async () => {
    const { handled } = await run((elapsed) => text(start - 5_000 + elapsed), 20_000);
    expect(handled).toEqual([5_003]);
  });
});
