import { describe, expect, it } from '@jest/globals';
import type { AppendAnswer, BatchAppends } from './batch-appends.js';
import { mayAppend, StoreUnreachable, serverEvent } from './probing.js';

const answering = (answer: AppendAnswer): BatchAppends =>
  ({ append: () => Promise.resolve(answer) }) as unknown as BatchAppends;
const refused = (exception: string): AppendAnswer => ({ kind: 'refused', exception, message: exception });
const asked = (answer: AppendAnswer) => mayAppend(answering(answer), 's', serverEvent('Checked', {}));

describe('whether somebody may append', () => {
  it('is what the server says of the user', async () => {
    expect(await asked({ kind: 'wrongRevision', actual: 'absent' })).toBe(true);
    expect(await asked(refused('access-denied'))).toBe(false);
    expect(await asked(refused('stream-deleted'))).toBe(true);
  });

  it.each(['timeout', 'unknown'])('is not known from a server that is not ready: %s', async (exception) => {
    await expect(asked(refused(exception))).rejects.toThrow(StoreUnreachable);
  });
});
