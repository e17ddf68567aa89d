import { describe, expect, it } from '@jest/globals';
import { answeredWithin } from '@xiaohao/event-log';
import { Reached } from './reached.js';

describe('whoever waits for the rows', () => {
  it('hears as soon as they hold the event, or that its stream is parked', async () => {
    const reached = new Reached();
    const waiting = [reached.wait('7', 'a', 1_000), reached.wait('9', 'b', 1_000)];
    reached.moved('7', ['b']);
    expect(await Promise.all(waiting)).toEqual(['held', 'behind']);
  });

  it('waits no longer than its own caller can', async () => {
    const reached = new Reached();
    const patient = reached.wait('7', 'a', 300).then(() => 'patient');
    const hurried = answeredWithin(0, () => reached.wait('7', 'a', 1_000)).then(() => 'hurried');
    expect(await Promise.race([patient, hurried])).toBe('hurried');
    reached.moved('7', []);
    await patient;
  });
});
