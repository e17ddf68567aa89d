import type { Envelope } from './envelope.js';

/** The first line of every leaf: another way to write one would be another tag. */
export const leafTag = 'xiaohao/event/1';

/** Not an event as this log writes them: a line feed inside a part would let two events share one leaf. */
export class NotALeaf extends Error {
  override readonly name = 'NotALeaf';
  constructor(readonly part: keyof Envelope) {
    super(`${part} holds a line feed, which no stored event does`);
  }
}

const parts = ['stream', 'revision', 'id', 'type', 'data', 'metadata'] as const;

/**
 * The bytes of a leaf, as text in UTF-8: the tag and the six parts, each ended by a line feed. None of them can
 * hold one (canonical JSON escapes it), so that every text belongs to one event only.
 * @throws NotALeaf
 */
export function leafText(event: Envelope): string {
  for (const part of parts) if (event[part].includes('\n')) throw new NotALeaf(part);
  const { stream, revision, id, type, data, metadata } = event;
  return `${leafTag}\n${stream}\n${revision}\n${id}\n${type}\n${data}\n${metadata}\n`;
}
