import { Backlog } from './backlog.js';
import { Checkpoints } from './checkpoints.js';
import type { Consumer } from './consumer.js';
import type { Delivery } from './delivery.js';
import { type Dispatcher, dispatcherFor } from './dispatching.js';
import type { GroupDesk } from './group-desk.js';
import type { GroupSettings } from './group-settings.js';
import { checkpointStream, parkedStream } from './group-streams.js';
import { Parking } from './parking.js';

/** What a consumer may say of an event that it did not manage; `stop` comes to the same as `skip`. */
export type Refusal = 'park' | 'retry' | 'skip' | 'stop';

/** Consumers that share the events of a stream, each event going to one of them until it is done or put aside. */
export class Group {
  readonly consumers: Consumer[] = [];
  readonly backlog: Backlog;
  readonly parking: Parking;
  readonly checkpoints: Checkpoints;
  private readonly dispatcher: Dispatcher;
  private sent = 0;
  private gone = false;

  constructor(
    desk: GroupDesk,
    readonly stream: string,
    readonly name: string,
    readonly settings: GroupSettings,
  ) {
    this.parking = new Parking(desk, parkedStream(stream, name));
    this.checkpoints = new Checkpoints(desk, checkpointStream(stream, name), settings, stream === '$all');
    this.backlog = new Backlog(desk.storage, stream, settings, this.checkpoints.stored());
    this.dispatcher = dispatcherFor(settings.strategy);
  }

  get full(): boolean {
    const { maxSubscriberCount } = this.settings;
    return maxSubscriberCount > 0 && this.consumers.length >= maxSubscriberCount;
  }

  /** How often something was sent, also to those who are gone. */
  get total(): number {
    return this.sent;
  }

  join(consumer: Consumer): void {
    this.consumers.push(consumer);
    this.dispatcher.joined(consumer);
    this.push();
  }

  /** What the consumer did not reply to goes to the others, as a further try, however many there were. */
  leave(consumer: Consumer): void {
    if (!this.consumers.includes(consumer)) return;
    this.remove(consumer);
    this.push();
  }

  /** Whoever of the group has them: a server does not ask who replies. */
  acknowledge(ids: readonly string[]): void {
    for (const id of ids) this.done(this.take(id));
    this.push();
    this.mark(false);
  }

  /** Whoever of the group has them. */
  refuse(ids: readonly string[], refusal: Refusal, reason: string): void {
    for (const id of ids) {
      const delivery = this.take(id);
      if (!delivery) continue;
      if (refusal === 'retry') this.retry(delivery);
      else if (refusal === 'park') this.park(delivery, `Client explicitly NAK'ed message.\n${reason}`);
      else this.done(delivery);
    }
    this.push();
    this.mark(false);
  }

  async replay(stopAt: number): Promise<void> {
    for (const delivery of await this.parking.takeUntil(stopAt)) this.backlog.again(delivery);
    this.push();
  }

  /** What time brings: what was not replied to is tried again, what is done is written down. A time-out of 0 is over at once. */
  tick(now: number): void {
    for (const consumer of this.consumers)
      for (const delivery of consumer.takeOlder(now - this.settings.messageTimeout)) {
        this.dispatcher.settled(consumer, delivery);
        this.retry(delivery);
      }
    this.push();
    this.mark(true, now);
  }

  /** Sends what there is to whoever has room; away with all when the stream can be read no more. */
  push(): void {
    if (this.gone) return;
    this.backlog.fill();
    if (this.backlog.faulted)
      for (const consumer of [...this.consumers]) {
        this.remove(consumer);
        consumer.line.drop();
      }
    if (!this.sendFrom(this.backlog.retries) && !this.dispatcher.passes) return;
    while (this.sendFrom(this.backlog.fresh) && this.more());
  }

  /** Sends everybody away. */
  end(): void {
    this.gone = true;
    for (const consumer of this.consumers.splice(0)) consumer.line.drop();
  }

  private remove(consumer: Consumer): void {
    this.consumers.splice(this.consumers.indexOf(consumer), 1);
    this.dispatcher.left(consumer);
    for (const delivery of consumer.takeAll()) this.again(delivery);
  }

  private more(): boolean {
    this.backlog.fill();
    return this.backlog.fresh.length > 0 && this.consumers.some(({ free }) => free > 0);
  }

  /** False when something had to stay. */
  private sendFrom(queue: Delivery[]): boolean {
    const now = Date.now();
    for (let place = 0; place < queue.length; ) {
      const delivery = queue[place] as Delivery;
      const consumer = this.dispatcher.choose(delivery);
      if (consumer) {
        queue.splice(place, 1);
        const original = delivery.link ?? delivery.event;
        if (delivery.sequence !== undefined && original)
          this.checkpoints.sent(delivery.sequence, this.backlog.pointOf(original));
        consumer.send(delivery, now);
        this.sent += 1;
      } else if (this.dispatcher.passes) place += 1;
      else return false;
    }
    return queue.length === 0;
  }

  /** What more than one has under the id, as what is replayed may be, counts once. */
  private take(id: string): Delivery | undefined {
    let first: Delivery | undefined;
    for (const consumer of this.consumers) {
      const delivery = consumer.take(id);
      if (!delivery) continue;
      this.dispatcher.settled(consumer, delivery);
      if (first) this.done(delivery);
      else first = delivery;
    }
    return first;
  }

  private retry(delivery: Delivery): void {
    if (delivery.retryCount >= this.settings.maxRetryCount)
      this.park(delivery, `Reached retry count of ${this.settings.maxRetryCount}`);
    else this.again(delivery);
  }

  private again(delivery: Delivery): void {
    this.backlog.again({ ...delivery, retryCount: delivery.retryCount + 1 });
  }

  private park(delivery: Delivery, reason: string): void {
    void this.parking.park(delivery, reason).then(() => this.done(delivery));
  }

  private done(delivery: Delivery | undefined): void {
    if (delivery?.sequence !== undefined) this.checkpoints.done(delivery.sequence);
  }

  private mark(byClock: boolean, now = Date.now()): void {
    if (!this.gone) void this.checkpoints.mark(byClock, now);
  }
}
