import { afterEach, describe, expect, it } from '@jest/globals';
import { MemorySource } from '@xiaohao/projection-runtime';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { commandByKey, mayBeSeen } from './command-by-key.js';

const key = 'a'.repeat(64);
/** Another one that begins alike. */
const alike = `${'a'.repeat(63)}b`;
const digest = 'd'.repeat(64);
const by = { by: 'p', ground: 'g' };

describe('a command found by its key', () => {
  let opened: OpenedLedger | undefined;
  afterEach(() => opened?.close());
  const seen = async (log: MemorySource, of: string) => {
    opened = await openLedger(log);
    return { may: mayBeSeen(opened.ledger, of), found: await commandByKey(opened.ledger, { key: of }) };
  };

  it('is the stream that it reached first, from its first event there to its last', async () => {
    const log = new MemorySource();
    log.append('intake-1', 'Withdrawn', by);
    log.append('intake-1', 'Withdrawn', by, { idempotencyKey: key, requestDigest: digest });
    log.append('intake-2', 'Withdrawn', by, { idempotencyKey: key, requestDigest: 'e'.repeat(64) });
    log.append('intake-1', 'Withdrawn', by);
    log.append('intake-1', 'Withdrawn', by, { idempotencyKey: key, requestDigest: digest });
    log.append('intake-1', 'Withdrawn', by, { idempotencyKey: alike, requestDigest: digest });
    log.append('intake-2', 'Withdrawn', by, { idempotencyKey: key, requestDigest: digest });
    expect(await seen(log, key)).toEqual({
      may: true,
      found: {
        key,
        stream: 'intake-1',
        requestDigest: digest,
        firstRevision: '1',
        lastRevision: '3',
        lastPosition: '5',
      },
    });
  });

  it('is not one whose key only begins alike', async () => {
    const log = new MemorySource();
    log.append('intake-1', 'Withdrawn', by, { idempotencyKey: alike });
    expect(await seen(log, key)).toEqual({ may: true, found: null });
    expect(await commandByKey((opened as OpenedLedger).ledger, { key: alike })).toMatchObject({
      stream: 'intake-1',
      requestDigest: null,
    });
    log.append('intake-2', 'Withdrawn', by, { idempotencyKey: key, requestDigest: digest });
    opened?.close();
    expect((await seen(log, key)).found).toMatchObject({ stream: 'intake-2', firstRevision: '0' });
  });

  it('is nobody’s where none was given under it, or on a stream whose commands no view follows', async () => {
    const log = new MemorySource();
    log.append('elsewhere-1', 'Done', by, { idempotencyKey: key });
    log.append('intake-1', 'Withdrawn', by);
    expect(await seen(log, key)).toEqual({ may: false, found: null });
  });
});
