import { Consumer, Group, type GroupSettings, type Refusal } from '../groups/index.js';
import type { StoredEvent } from '../storage/index.js';
import { LogUnderTest } from './log-of.js';

const text = new TextDecoder();

const usual: GroupSettings = {
  resolveLinkTos: false,
  startFrom: 'start',
  extraStatistics: false,
  messageTimeout: 30_000,
  maxRetryCount: 2,
  checkPointAfter: 100,
  minCheckPointCount: 1,
  maxCheckPointCount: 1_000,
  maxSubscriberCount: 0,
  liveBufferSize: 500,
  bufferSize: 500,
  readBatchSize: 20,
  strategy: 'RoundRobin',
};

/** A consumer with what came to it, as `id` or, from the second try on, `id again`. */
export class ConsumerUnderTest {
  readonly seen: string[] = [];
  dropped = false;
  readonly consumer: Consumer;

  constructor(
    private readonly group: Group,
    slots: number,
  ) {
    this.consumer = new Consumer(
      {
        username: '',
        connectionName: '',
        send: ({ event, retryCount }) => this.seen.push(`${event?.id}${' again'.repeat(retryCount)}`),
        drop: () => {
          this.dropped = true;
        },
      },
      slots,
    );
    group.join(this.consumer);
  }

  ack(...ids: readonly string[]): void {
    this.group.acknowledge(ids);
  }

  nack(refusal: Refusal, ...ids: readonly string[]): void {
    this.group.refuse(ids, refusal, 'because');
  }

  leave(): void {
    this.group.leave(this.consumer);
  }
}

/** A group `g` on a stream of a log under test. */
export class GroupUnderTest {
  readonly log: LogUnderTest;
  readonly group: Group;

  constructor(settings: Partial<GroupSettings> = {}, stream = 's', log = new LogUnderTest()) {
    this.log = log;
    const { storage } = log;
    this.group = new Group({ storage, write: async (work) => work(storage, log.now) }, stream, 'g', {
      ...usual,
      ...settings,
    });
    this.group.push();
  }

  append(...ids: readonly string[]): void {
    this.log.append(this.group.stream, 'any', ...ids);
    this.group.push();
  }

  join(slots = 10): ConsumerUnderTest {
    return new ConsumerUnderTest(this.group, slots);
  }

  /** What time brings, as many ms from now, and what is written because of it. */
  async after(ms: number): Promise<void> {
    this.group.tick(Date.now() + ms);
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** What one of the group's own streams holds, as text. */
  written(stream: string): readonly string[] {
    return this.stored(stream).map(({ data }) => text.decode(data));
  }

  /** What its metadata says of each, as text. */
  noted(stream: string): readonly string[] {
    return this.stored(stream).map(({ metadata }) => text.decode(metadata));
  }

  private stored(stream: string): readonly StoredEvent[] {
    const { storage } = this.log;
    const revisions = Array.from({ length: storage.lastRevision(stream) + 1 }, (_, revision) => revision);
    return revisions.flatMap((revision) => storage.eventAt(stream, revision) ?? []);
  }
}
