import { setTimeout as pause } from 'node:timers/promises';
import type { EventSource } from '@xiaohao/projection-runtime';

/** The longest pause between two reads, milliseconds. */
const longest = 2_000;

/** A source that lets its reader work for so many hundredths of the time, as `pace` has it just then, and rests for the others. */
export function pacedSource(source: EventSource, pace: Int32Array): EventSource {
  let since = performance.now();
  const resting = async <T>(read: () => Promise<T>): Promise<T> => {
    const worked = performance.now() - since;
    const share = Math.max(1, Atomics.load(pace, 0));
    if (share < 100) await pause(Math.min(longest, (worked * (100 - share)) / share));
    since = performance.now();
    return read();
  };
  const { byStream } = source;
  return {
    ...source,
    after: (position, limit) => resting(() => source.after(position, limit)),
    ...(byStream
      ? { byStream: (after, limit, before) => resting(() => byStream(after, limit, before)) }
      : {}),
  };
}
