import type { Position, ReadStreamOptions, Revision } from './event-log.js';

const decimal = /^(?:0|[1-9][0-9]{0,18})$/;

/** Whether a text may be a {@link Revision} or a {@link Position} of some log. */
export const isPlace = (text: string): boolean => decimal.test(text);

const checkPlace = (place: Revision | Position | undefined): void => {
  if (place !== undefined && !isPlace(place))
    throw new RangeError(`not a place in a log: ${JSON.stringify(place)}`);
};

const checkLimit = (limit: number | undefined, least: number): void => {
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= least))
    throw new RangeError(`not a limit: ${limit}`);
};

/** What every adapter does first with a read of a stream. @throws RangeError */
export const checkReadStream = ({ from, limit }: ReadStreamOptions): void => {
  checkPlace(from);
  checkLimit(limit, 0);
};

/** What every adapter does first with a read of the whole log. @throws RangeError */
export const checkReadAll = ({
  after,
  limit,
}: {
  readonly after?: Position;
  readonly limit: number;
}): void => {
  checkPlace(after);
  checkLimit(limit, 0);
};

/** A subscription that began anywhere else, or with no room in its batches, would never deliver. @throws RangeError */
export const checkSubscription = (options: {
  readonly after?: Position;
  readonly batchSize?: number;
}): void => {
  checkPlace(options.after);
  checkLimit(options.batchSize, 1);
};
