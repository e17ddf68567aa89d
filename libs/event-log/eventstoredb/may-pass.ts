import { EventUnreadable, LogUnavailable } from '@xiaohao/event-log';
import { faultOf } from './faults.js';
import { StoreSetBack } from './set-back.js';

/**
 * Whether a log's failure may be over when the same is asked again: the store was not reached, did not answer,
 * or another node leads by now and does not show everything yet. A right that is missing, a certificate that is not
 * trusted and an event that cannot be read stay as they are.
 */
export const mayPass = (error: unknown): boolean =>
  error instanceof StoreSetBack ||
  (error instanceof LogUnavailable &&
    error.cause !== undefined &&
    (error.cause instanceof LogUnavailable || faultOf(error.cause) === 'lost'));

/** Whether the store itself has said no: it is there, and what it holds or allows is in the way. */
export const hasAnswered = (error: LogUnavailable): boolean =>
  error instanceof EventUnreadable ||
  error instanceof StoreSetBack ||
  (error.cause !== undefined &&
    !(error.cause instanceof LogUnavailable) &&
    ['denied', 'stranger', 'deleted', 'refused'].includes(faultOf(error.cause)));
