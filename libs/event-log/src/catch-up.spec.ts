import { describe, expect, it } from '@jest/globals';
import { Bell, catchUp, type RecordedEvent } from '@xiaohao/event-log';

const event = (position: number): RecordedEvent => ({
  id: `018f3a52-0000-7000-8000-${String(position).padStart(12, '0')}`,
  type: 'Reworded',
  data: {},
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'clock', id: 'clock' },
    command: 'Reword',
    correlationId: 'c',
    recordedAt: '2026-11-23T01:02:03.456Z',
  },
  stream: 's',
  revision: String(position),
  position: String(position),
});

/** Events 1 to `last`, read by a source that can be made to fail. */
const source = () => {
  const state = { last: 5, faults: 0, reads: 0 };
  const readAll = async ({ after, limit }: { readonly after?: string; readonly limit: number }) => {
    state.reads += 1;
    if (state.faults > 0) {
      state.faults -= 1;
      throw new Error('the log cannot be read');
    }
    const first = Number(after ?? 0) + 1;
    const count = Math.max(0, Math.min(limit, state.last - first + 1));
    return Array.from({ length: count }, (_, index) => event(first + index));
  };
  return { state, readAll, news: new Bell(), lookEvery: 1_000_000 };
};

const positions = (batch: readonly RecordedEvent[]): string => batch.map((one) => one.position).join();

describe('catching up', () => {
  it('goes on after reads that fail', async () => {
    const log = source();
    log.state.faults = 2;
    const got: string[] = [];
    await new Promise<void>((resolve) => {
      const subscription = catchUp(log, { batchSize: 2 }, (batch) => {
        got.push(positions(batch));
        if (batch.some((one) => one.position === '5')) void subscription.stop().then(resolve);
      });
    });
    expect(got).toEqual(['1,2', '3,4', '5']);
  });

  it('offers the very same batch again, though more has come', async () => {
    const log = source();
    const got: string[] = [];
    await new Promise<void>((resolve) => {
      const subscription = catchUp(log, { after: '3' }, (batch) => {
        got.push(positions(batch));
        log.state.last = 7;
        if (got.length < 3) throw new Error('not now');
        if (got.length === 4) void subscription.stop().then(resolve);
      });
    });
    expect(got).toEqual(['4,5', '4,5', '4,5', '6,7']);
  });

  it('stops while its handler keeps rejecting', async () => {
    const log = source();
    let offered = (): void => {};
    const once = new Promise<void>((resolve) => {
      offered = resolve;
    });
    const subscription = catchUp(log, {}, () => {
      offered();
      throw new Error('never');
    });
    await once;
    await expect(subscription.stop()).resolves.toBeUndefined();
  });

  it('stops while it waits for news, and reads no more', async () => {
    const log = source();
    log.state.last = 0;
    const subscription = catchUp(log, {}, () => {});
    await new Promise((resolve) => setTimeout(resolve, 5));
    await subscription.stop();
    const { reads } = log.state;
    log.news.ring();
    await subscription.ended;
    expect(log.state.reads).toBe(reads);
  });
});
