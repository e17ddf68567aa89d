import { createHash } from 'node:crypto';

/** Set by the runner of specs, for those that run on a store. */
declare const logLiesIn: 'eventStore' | undefined;

/** Whether the servers of this run keep their log in a store of events. */
export const onEventStore = (): boolean => typeof logLiesIn !== 'undefined' && logLiesIn === 'eventStore';

/**
 * What tells a server on this folder where its log lies. On a store every folder has a log of its own, by a
 * prefix, so that one server can hold those of all specs.
 */
export function logOf(folder: string): Readonly<Record<string, string>> {
  if (!onEventStore()) return {};
  return {
    XIAOHAO_EVENT_STORE: process.env['TEST_EVENT_STORE'] ?? '',
    XIAOHAO_EVENT_STORE_PREFIX: `t${createHash('sha256').update(folder).digest('hex').slice(0, 12)}-`,
    XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
  };
}
