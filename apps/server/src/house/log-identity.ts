import type { LogReader } from '@xiaohao/event-log';

/**
 * What tells this log from every other: it was drawn when the log was begun, stands in its first event and goes with
 * it wherever it is copied to.
 */
export async function logIdentity(log: Pick<LogReader, 'readStream'>): Promise<string> {
  const [begun] = (await log.readStream('log', { limit: 1 })).events;
  const identity = begun?.data['log'];
  if (typeof identity !== 'string') throw new Error('this log was never begun');
  return identity;
}
