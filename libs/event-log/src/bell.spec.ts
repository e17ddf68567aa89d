import { describe, expect, it } from '@jest/globals';
import { Bell } from '@xiaohao/event-log';

const farAway = 1_000_000;

describe('a bell', () => {
  it('wakes everyone who waits', async () => {
    const bell = new Bell();
    const waiting = [bell.wait(bell.rung, farAway), bell.wait(bell.rung, farAway)];
    bell.ring();
    await expect(Promise.all(waiting)).resolves.toHaveLength(2);
  });

  it('does not let anyone wait who has missed a ring', async () => {
    const bell = new Bell();
    const heard = bell.rung;
    bell.ring();
    await expect(bell.wait(heard, farAway)).resolves.toBeUndefined();
  });

  it('lets nobody wait longer than they want to', async () => {
    const bell = new Bell();
    await expect(bell.wait(bell.rung, 1)).resolves.toBeUndefined();
  });
});
