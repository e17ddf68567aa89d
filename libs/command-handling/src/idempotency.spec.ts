import { describe, expect, it } from '@jest/globals';
import { IdempotencyKeyInUse, IdempotencyKeyReused } from './errors.js';
import { type CommandSeen, Idempotency } from './idempotency.js';

const keyed = { key: 'k', request: 'r' };
const seen: CommandSeen = { stream: 's', revision: '3', position: '9', requestDigest: 'r' };
const never = async (): Promise<never> => {
  throw new Error('must not run');
};

describe('one outcome per key', () => {
  it('runs once and gives the first outcome again', async () => {
    const once = new Idempotency<{ readonly n: number }>(async () => undefined);
    let runs = 0;
    const run = async () => ({ n: ++runs });
    expect(await once.once(keyed, run, never)).toEqual({ n: 1 });
    expect(await once.once(keyed, run, never)).toEqual({ n: 1 });
  });

  it('refuses another request under the key, running or done', async () => {
    const once = new Idempotency<{ readonly n: number }>(async () => undefined);
    let end = (): void => undefined;
    const first = once.once(keyed, () => new Promise((done) => (end = () => done({ n: 1 }))), never);
    await expect(once.once({ ...keyed, request: 'other' }, never, never)).rejects.toThrow(
      IdempotencyKeyReused,
    );
    await expect(once.once(keyed, never, never)).rejects.toThrow(IdempotencyKeyInUse);
    end();
    await first;
    await expect(once.once({ ...keyed, request: 'other' }, never, never)).rejects.toThrow(
      IdempotencyKeyReused,
    );
  });

  it('remembers through the log what an earlier process did', async () => {
    const once = new Idempotency<{ readonly at: string }>(async () => seen);
    expect(await once.once(keyed, never, async ({ revision }) => ({ at: revision }))).toEqual({ at: '3' });
    await expect(once.once({ ...keyed, request: 'other' }, never, never)).rejects.toThrow(
      IdempotencyKeyReused,
    );
  });

  it('forgets what was refused', async () => {
    const once = new Idempotency<{ readonly n: number }>(async () => undefined);
    await expect(once.once(keyed, never, never)).rejects.toThrow('must not run');
    expect(await once.once(keyed, async () => ({ n: 2 }), never)).toEqual({ n: 2 });
  });
});
