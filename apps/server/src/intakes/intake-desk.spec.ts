import { describe, expect, it } from '@jest/globals';
import type { Grant } from '@xiaohao/access';
import { CommandRefused, ConcurrentChange } from '@xiaohao/command-handling';
import { LogFailed, LogUnavailable } from '@xiaohao/event-log';
import type { IntakeState } from '@xiaohao/intake';
import type { Asked } from '../identity/asked.js';
import { IntakeDesk } from './intake-desk.js';

const named: IntakeState = {
  exists: true,
  number: 'LJ-R-2031-0001',
  unit: 'u',
  secrecy: 'restricted',
  reporter: { kind: 'named', sealed: 's' },
};
const absent: IntakeState = { exists: false };

/** What becomes of the key that a registration made, when carrying it out ends with this error. */
async function keyAfter(error: Error, inTheLog: IntakeState): Promise<'kept' | 'erased'> {
  let key: 'kept' | 'erased' = 'erased';
  const keys = {
    make: async () => {
      key = 'kept';
      return true;
    },
    seal: async () => 'sealed',
    digest: async () => 'digest',
    erase: async () => {
      key = 'erased';
    },
  };
  const numbers = {
    lending: async (_: unknown, work: (loan: undefined) => Promise<unknown>) => work(undefined),
  };
  const desk = new IntakeDesk(
    { carryOut: async () => Promise.reject(error) } as never,
    { load: async () => ({ state: inTheLog }) } as never,
    {} as never,
    numbers as never,
    {} as never,
    keys as never,
    { of: () => 'i' } as never,
    () => '2031-03-03T01:00:00.000Z',
    () => undefined,
  );
  const asked = { facts: {}, grant: {} as Grant } as unknown as Asked;
  const paper = { unit: 'u', channel: 'letter', receivedOn: '2031-03-01', secrecy: 'restricted' } as const;
  await expect(desk.register(asked, { ...paper, reporter: { name: '举报人甲' } })).rejects.toThrow();
  return key;
}

describe('the key of a registration that does not end well', () => {
  const refused = new CommandRefused('intake', { refused: 'IntakeNotForRole' }, 'absent');

  it('is taken back where nothing was written', async () => {
    expect(await keyAfter(refused, absent)).toBe('erased');
    expect(await keyAfter(new ConcurrentChange('1'), absent)).toBe('erased');
  });

  it('stays where it is not known whether anything was', async () => {
    expect(await keyAfter(new LogUnavailable('no answer'), absent)).toBe('kept');
    expect(await keyAfter(new LogFailed('the disk'), absent)).toBe('kept');
  });

  it('stays where the event is in the log, whatever went wrong afterwards', async () => {
    expect(await keyAfter(new Error('the views were closed'), named)).toBe('kept');
  });
});
