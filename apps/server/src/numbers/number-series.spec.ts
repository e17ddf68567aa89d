import { describe, expect, it } from '@jest/globals';
import { answeredWithin, LogUnavailable, patienceLeft } from '@xiaohao/event-log';
import { NumberSeries } from './number-series.js';

const register = () => {
  const blocks: { from: number; to: number }[] = [];
  let next = 1;
  const series = new NumberSeries(async (size) => {
    const block = { from: next, to: next + size - 1 };
    next += size;
    blocks.push(block);
    return block;
  });
  return { series, blocks };
};

describe('a number series', () => {
  it('takes one number at a time when there is little to do', async () => {
    const { series, blocks } = register();
    expect([await series.take(), await series.take(), await series.take()]).toEqual([1, 2, 3]);
    expect(blocks).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 2 },
      { from: 3, to: 3 },
    ]);
  });

  it('shares blocks among those who wait, and gives no number twice', async () => {
    const { series, blocks } = register();
    const taken = await Promise.all(Array.from({ length: 100 }, () => series.take()));
    expect(new Set(taken).size).toBe(100);
    expect(blocks.length).toBeLessThan(10);
  });

  it('gives a number that was not written to the next taker', async () => {
    const { series } = register();
    const first = await series.take();
    await series.take();
    series.giveBack(first);
    expect(await series.take()).toBe(first);
  });

  it('passes a failed reservation on to everyone who waits, and goes on afterwards', async () => {
    let fail = true;
    const series = new NumberSeries(async () => {
      if (fail) throw new Error('no room');
      return { from: 1, to: 1 };
    });
    await expect(series.take()).rejects.toThrow('no room');
    fail = false;
    await expect(series.take()).resolves.toBe(1);
  });
});

describe('whoever waits for a number', () => {
  it('waits for a block no longer than its caller does, and the others have it', async () => {
    let arrive: (block: { from: number; to: number }) => void = () => undefined;
    const series = new NumberSeries(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    const hurried = answeredWithin(20, () => series.take());
    const patient = series.take();
    await expect(hurried).rejects.toBeInstanceOf(LogUnavailable);
    arrive({ from: 1, to: 2 });
    expect(await patient).toBe(1);
    series.spend();
    expect([series.isWhole, series.unused]).toEqual([true, [2]]);
  });

  it('does not lend its patience to the block', async () => {
    let left = 0;
    const series = new NumberSeries(async () => {
      left = patienceLeft();
      return { from: 1, to: 1 };
    });
    await answeredWithin(1_000, () => series.take());
    expect(left).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what is out of a number series', () => {
  it('is whole only when every number taken was written or given back', async () => {
    const { series } = register();
    expect(series.isWhole).toBe(true);
    const [written, returned] = [await series.take(), await series.take()];
    expect(series.isWhole).toBe(false);
    series.spend();
    series.giveBack(returned);
    expect(series.isWhole).toBe(true);
    expect(written).not.toBe(returned);
  });

  it('is not whole any more once a reservation failed, which may stand without this process knowing', async () => {
    let next = 0;
    const series = new NumberSeries(async () => {
      next += 1;
      if (next === 1) throw new Error('no answer');
      return { from: next, to: next };
    });
    await expect(series.take()).rejects.toThrow('no answer');
    await series.take();
    series.spend();
    expect(series.isWhole).toBe(false);
  });
});
