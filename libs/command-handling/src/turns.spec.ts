import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { answeredWithin, LogUnavailable } from '@xiaohao/event-log';
import { Turns } from './turns.js';

/** Work that ends when it is told to, and what has begun and ended so far. */
function working() {
  const told: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => (): Promise<string> => {
    told.push(`${name} begins`);
    return new Promise((resolve) => {
      ends.set(name, () => {
        told.push(`${name} ends`);
        resolve(name);
      });
    });
  };
  return { told, work, end: (name: string) => ends.get(name)?.() };
}

describe('turns', () => {
  it('let work on one key wait, and on another not', async () => {
    const turns = new Turns();
    const { told, work, end } = working();
    const all = [
      turns.take('a', work('first')),
      turns.take('a', work('second')),
      turns.take('b', work('other')),
    ];
    expect(told).toEqual(['first begins', 'other begins']);
    end('first');
    await all[0];
    end('other');
    await pause(0);
    end('second');
    expect(await Promise.all(all)).toEqual(['first', 'second', 'other']);
  });

  it('go on after one that fails', async () => {
    const turns = new Turns();
    const failing = turns.take('a', () => Promise.reject(new Error('broken')));
    const next = turns.take('a', async () => 'next');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });

  it('go on after work that fails before it has begun', async () => {
    const turns = new Turns();
    const broken = (): Promise<never> => {
      throw new Error('broken');
    };
    const all = [turns.take('a', broken), turns.take('a', broken), turns.take('a', async () => 'next')];
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
    ]);
  });

  it('are left by who can wait no longer, and whoever comes after still waits for who is at work', async () => {
    const turns = new Turns();
    const { told, work, end } = working();
    const first = turns.take('a', work('first'));
    const hurried = answeredWithin(20, () => turns.take('a', work('hurried')));
    await expect(hurried).rejects.toBeInstanceOf(LogUnavailable);
    const last = turns.take('a', work('last'));
    await pause(0);
    expect(told).toEqual(['first begins']);
    end('first');
    await first;
    await pause(0);
    expect(told).toEqual(['first begins', 'first ends', 'last begins']);
    end('last');
    await last;
  });

  it('begin at once where nobody is at work, however little time is left', async () => {
    expect(await answeredWithin(0, () => new Turns().take('a', async () => 'done'))).toBe('done');
  });
});
