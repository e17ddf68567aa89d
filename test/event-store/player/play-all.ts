import { type Difference, play } from './play.js';
import type { RecordedCase } from './recording.js';
import type { Stage } from './streams.js';

/** Plays cases, many at a time, and tells which went otherwise than recorded. */
export async function playAll(
  asked: Pick<Stage, 'client' | 'credentials'>,
  cases: readonly RecordedCase[],
  atOnce = 12,
): Promise<readonly Difference[]> {
  const waiting = [...cases];
  const differences: Difference[] = [];
  const player = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const difference = await play(asked, next);
      if (difference) differences.push(difference);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, player));
  return differences;
}
