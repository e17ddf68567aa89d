import type { Position } from '@xiaohao/event-log';

/** Times of the adapter, milliseconds; specs shorten them. */
export interface StoreTimes {
  /** Until the caller of an append or a read has an answer, whatever the store does. */
  readonly answer: number;
  /** The same while the store is known not to answer. */
  readonly answerWhenDown: number;
  /** One try of an append; then it is sent again. */
  readonly attempt: number;
  /** Followers look for news this often, whether they heard of any or not: a silent stall is noticed by it. */
  readonly look: number;
  /** Between two reads of whoever follows lies so much: what comes meanwhile comes together. */
  readonly gather: number;
  /** The longest pause between two tries to subscribe. */
  readonly resubscribe: number;
  /** A connection on which nothing was answered for so long is given up, however alive it looks. */
  readonly renew: number;
}

export const usualTimes: StoreTimes = {
  answer: 2_000,
  answerWhenDown: 700,
  attempt: 900,
  look: 5_000,
  gather: 12,
  resubscribe: 2_000,
  renew: 3_000,
};

export interface EventStoreOptions {
  /** The connection string: `esdb://…`. */
  readonly url: string;
  /** All streams' names in the store begin so; several logs can then share one server. Default: none. */
  readonly prefix?: string;
  readonly times?: Partial<StoreTimes>;
  /** The last position of this log that is known here: what is appended from now on comes after it. Default: none. */
  readonly seen?: () => Position | null;
  /** Told of what nobody else would hear: a stall, a lost subscription. */
  readonly onTrouble?: (what: string) => void;
}
