import { describe, expect, it } from '@jest/globals';
import { answeredWithin } from '@xiaohao/event-log';
import { Gate } from './gate.js';

/** Work that ends when it is told to. */
function job(): { readonly done: Promise<void>; end(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { done: promise, end: resolve };
}

describe('a gate', () => {
  it('lets so many in at a time, and the others in turn', async () => {
    const gate = new Gate(2, 10);
    const jobs = Array.from({ length: 5 }, job);
    const begun: number[] = [];
    const passed = jobs.map((one, at) =>
      gate.pass(() => {
        begun.push(at);
        return one.done;
      }),
    );
    expect(begun).toEqual([0, 1]);
    jobs[1]?.end();
    await passed[1];
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of jobs) end();
    await Promise.all(passed);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });
  it('sends away who would wait behind too many, and lets them in later', async () => {
    const gate = new Gate(1, 1);
    const one = job();
    const waiting = [gate.pass(() => one.done), gate.pass(() => one.done)];
    await expect(gate.pass(async () => 'in')).rejects.toMatchObject({ code: 'Unavailable' });
    one.end();
    await Promise.all(waiting);
    await expect(gate.pass(async () => 'in')).resolves.toBe('in');
  });
  it('sends away who can wait no longer, does nothing for them, and lets those behind them in', async () => {
    const gate = new Gate(1, 10);
    const one = job();
    const begun: string[] = [];
    const enters = (name: string) => gate.pass(async () => void begun.push(name));
    const first = gate.pass(() => one.done);
    const impatient = answeredWithin(20, () => enters('impatient'));
    const patient = enters('patient');
    await expect(impatient).rejects.toMatchObject({ code: 'Unavailable' });
    await expect(answeredWithin(0, () => enters('late'))).rejects.toMatchObject({ code: 'Unavailable' });
    one.end();
    await Promise.all([first, patient]);
    await enters('next');
    expect(begun).toEqual(['patient', 'next']);
  });
  it('is left by work that fails', async () => {
    const gate = new Gate(1, 0);
    await expect(gate.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.pass(async () => 'in')).resolves.toBe('in');
  });
});
