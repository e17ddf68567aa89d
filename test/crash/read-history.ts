import type { AnswerBody } from '../journeys/caller.js';
import type { ReadEvent } from './findings.js';

/** The whole record of a problem, however many pages it has. */
export async function readHistory(
  problem: string,
  get: (path: string) => Promise<AnswerBody>,
): Promise<readonly ReadEvent[]> {
  const read: ReadEvent[] = [];
  for (let from: string | null = '0'; from !== null; ) {
    const page: AnswerBody = await get(`/problems/${problem}/history?from=${from}`);
    read.push(...(page['events'] as readonly ReadEvent[]));
    from = page['next'] as string | null;
  }
  return read;
}
