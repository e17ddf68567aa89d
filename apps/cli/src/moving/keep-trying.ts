import { setTimeout as pause } from 'node:timers/promises';
import { mayPass } from '@xiaohao/event-log/eventstoredb';

/** How somebody goes on who met a store that is away. */
export interface Patience {
  /** Before each further try, milliseconds; when they are used up, the failure stands. */
  readonly pauses: readonly number[];
  /** Told before each pause, in milliseconds. */
  readonly onPause: (pause: number, why: Error) => void;
}

/** Growing pauses, a minute of them: a cluster that elects another leader is away for some seconds, a node that starts anew for longer. */
export const aMinute: readonly number[] = [
  250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000, 4_250,
];

/**
 * Does the same again while the store is away: each place has all the pauses for itself.
 * @throws what the last try threw, or at once what asking again would not help
 */
export async function keepTrying<T>({ pauses, onPause }: Patience, work: () => Promise<T>): Promise<T> {
  for (const milliseconds of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || !mayPass(error)) throw error;
      onPause(milliseconds, error);
    }
    await pause(milliseconds);
  }
  return work();
}
