import { END, eventTypeFilter } from '@eventstore/db-client';
import { Bell } from '@xiaohao/event-log';
import { messageOf } from './faults.js';
import type { Link } from './link.js';
import type { StoreTimes } from './options.js';
import { Pace } from './pace.js';
import type { StoreClient } from './store-client.js';

type LiveSubscription = ReturnType<StoreClient['subscribeToAll']>;

const firstPause = 50;
/** From so many deliveries a second on there are always news; below half of it there may be none for a while. */
const lively = 200;
/** What the server writes for itself is no news. */
const ownEvents = '^[^$]';

export interface NewsCounts {
  /** Times that the subscription ended, or was given up because it said nothing of news that were there. */
  readonly lost: number;
  readonly stalls: number;
  /** Deliveries that came twice or in another order than the log's. */
  readonly disordered: number;
}

/**
 * A live subscription that only says that there is something new: whoever hears it reads from where they
 * stopped. So it does not matter what a subscription repeats, delays, reorders or loses; it is made anew when
 * it ends, and when it was silent about news that were found without it. While there are always news it is let go:
 * every event would come twice, once to say that it is there.
 */
export class StoreNews {
  readonly bell = new Bell();
  #subscription: LiveSubscription | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Rings in place of the subscription. */
  #clock: NodeJS.Timeout | undefined;
  readonly #pace = new Pace();
  #pause = firstPause;
  #closed = false;
  #last = -1n;
  #counts = { lost: 0, stalls: 0, disordered: 0 };

  constructor(
    private readonly client: StoreClient,
    private readonly link: Link,
    private readonly times: Pick<StoreTimes, 'resubscribe' | 'gather'>,
    /** Whether a stream of the store is one of this log: what others write there is no reason to look all the time. */
    private readonly isOurs: (stream: string) => boolean,
    private readonly onTrouble: (what: string) => void,
  ) {}

  get counts(): NewsCounts {
    return this.#counts;
  }

  /** Begins to listen; once. */
  listen(): void {
    if (!this.#closed && !this.#subscription && !this.#timer && !this.#clock) this.#subscribe();
  }

  /** So many events were read by whoever heard. */
  found(count: number): void {
    if (!this.#clock) return;
    this.#pace.add(count);
    if (this.#pace.perSecond >= lively / 2) return;
    this.#stopClock();
    this.#subscribe();
  }

  /** There were news of which nothing was heard. */
  suspect(): void {
    if (this.#closed || !this.#subscription || this.#timer) return;
    this.#counts = { ...this.#counts, stalls: this.#counts.stalls + 1 };
    this.onTrouble('the subscription was silent about news: it is made anew');
    this.#again();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stopClock();
    this.#drop();
  }

  #subscribe(): void {
    const subscription = this.client.subscribeToAll({
      fromPosition: END,
      filter: eventTypeFilter({ regex: ownEvents }),
    });
    this.#subscription = subscription;
    const mine = (): boolean => this.#subscription === subscription;
    subscription.on('caughtUp', () => this.#heard());
    subscription.on('confirmation', () => this.#heard());
    subscription.on('data', ({ event }) => {
      const position = event?.position?.commit ?? this.#last;
      if (position <= this.#last) this.#counts = { ...this.#counts, disordered: this.#counts.disordered + 1 };
      else this.#last = position;
      this.#heard();
      if (event !== undefined && this.isOurs(event.streamId)) this.#pace.add(1);
      if (mine() && this.#pace.perSecond >= lively) this.#startClock();
    });
    subscription.on('error', (error) => {
      if (!mine()) return;
      this.link.broke(messageOf(error));
      this.#lost();
    });
    subscription.on('end', () => mine() && this.#lost());
    subscription.on('close', () => mine() && this.#lost());
  }

  #heard(): void {
    this.#pause = firstPause;
    this.link.answered();
    this.bell.ring();
  }

  #lost(): void {
    if (this.#closed) return;
    this.#counts = { ...this.#counts, lost: this.#counts.lost + 1 };
    this.#again();
  }

  #again(): void {
    this.#drop();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#closed) this.#subscribe();
    }, this.#pause);
    this.#timer.unref();
    this.#pause = Math.min(2 * this.#pause, this.times.resubscribe);
    this.bell.ring();
  }

  /** Between two reads of whoever follows lies at least as much. */
  #startClock(): void {
    this.#drop();
    this.#clock = setInterval(() => this.bell.ring(), this.times.gather);
    this.#clock.unref();
  }

  #stopClock(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }

  #drop(): void {
    const subscription = this.#subscription;
    this.#subscription = undefined;
    // The listener for errors stays: what is said after the end must not end the process.
    subscription?.unsubscribe().catch(() => undefined);
  }
}
