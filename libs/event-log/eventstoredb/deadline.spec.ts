import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { answeredWithin, LogUnavailable } from '@xiaohao/event-log';
import { Deadline } from './deadline.js';

const never = new Promise<never>(() => undefined);

describe('a deadline', () => {
  it('that is over by its own budget says so of the store', async () => {
    await answeredWithin(60_000, async () => {
      const deadline = new Deadline(10);
      await expect(deadline.within(1_000, never)).rejects.toBeInstanceOf(LogUnavailable);
      expect(deadline.isOverForCaller).toBe(false);
    });
  });

  it('that is over because the caller can wait no longer says nothing of the store', async () => {
    await answeredWithin(10, async () => {
      const deadline = new Deadline(60_000);
      expect(deadline.isOverForCaller).toBe(false);
      await expect(deadline.within(60_000, never)).rejects.toBeInstanceOf(LogUnavailable);
      expect(deadline.isOverForCaller).toBe(true);
    });
  });

  it('is worth nothing to a caller who is about to go, and always worth something to nobody in particular', async () => {
    expect(() => new Deadline(1).mustBeWorthwhile()).not.toThrow();
    await answeredWithin(10, async () => {
      expect(() => new Deadline(2_000).mustBeWorthwhile()).toThrow(LogUnavailable);
      await pause(20);
      expect(() => new Deadline(2_000).mustBeWorthwhile()).toThrow('does not wait any more');
    });
    await answeredWithin(60_000, async () => expect(() => new Deadline(1).mustBeWorthwhile()).not.toThrow());
  });
});
