import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { answeredWithin, forEverybody, patienceLeft, uncounted } from './patience.js';

describe('patience', () => {
  it('is without end where nobody waits', () => {
    expect(patienceLeft()).toBe(Number.POSITIVE_INFINITY);
  });

  it('is what is left of the one span, in all that the work is made of', async () => {
    const seen = await answeredWithin(60_000, async () => {
      const first = patienceLeft();
      await turn();
      return [first, await Promise.resolve().then(() => patienceLeft())];
    });
    const [first = 0, second = 0] = seen;
    expect(first).toBeLessThanOrEqual(60_000);
    expect(second).toBeLessThan(first);
    expect(second).toBeGreaterThan(0);
  });

  it('is never less than nothing', async () => {
    expect(await answeredWithin(-1, async () => patienceLeft())).toBe(0);
  });

  it('ends with the answer: what was begun for it and goes on has no hurry', async () => {
    let later: Promise<number> | undefined;
    await answeredWithin(0, async () => {
      later = turn().then(patienceLeft);
    });
    expect(await later).toBe(Number.POSITIVE_INFINITY);
  });

  it('ends with a failure, too', async () => {
    let later: Promise<number> | undefined;
    const failing = answeredWithin(0, async () => {
      later = turn().then(patienceLeft);
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await later).toBe(Number.POSITIVE_INFINITY);
  });

  it('is no longer for a part than for the whole', async () => {
    const part = (whole: number, own: number) =>
      answeredWithin(whole, () => answeredWithin(own, async () => patienceLeft()));
    expect(await part(1_000, 60_000)).toBeLessThanOrEqual(1_000);
    expect(await part(60_000, 1_000)).toBeLessThanOrEqual(1_000);
  });

  it('is nobody’s where others wait, too, and goes on after that', async () => {
    await answeredWithin(1_000, async () => {
      expect(await forEverybody(async () => patienceLeft())).toBe(Number.POSITIVE_INFINITY);
      expect(patienceLeft()).toBeLessThanOrEqual(1_000);
    });
  });

  it('does not count what somebody else than the log takes, for the part and the whole', async () => {
    await answeredWithin(1_000, async () => {
      const before = patienceLeft();
      await answeredWithin(900, async () => {
        const part = patienceLeft();
        await uncounted(() => pause(60));
        await expect(uncounted(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
        expect(patienceLeft()).toBeGreaterThan(part - 50);
      });
      expect(patienceLeft()).toBeGreaterThan(before - 50);
    });
  });

  it('is each caller’s own', async () => {
    const left = (milliseconds: number) => answeredWithin(milliseconds, () => turn().then(patienceLeft));
    const [short, long] = await Promise.all([left(1_000), left(60_000)]);
    expect(short).toBeLessThanOrEqual(1_000);
    expect(long).toBeGreaterThan(1_000);
  });
});
