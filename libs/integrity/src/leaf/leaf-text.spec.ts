import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type Envelope, leafHashOf, leafText, NotALeaf } from '@xiaohao/integrity';

const event: Envelope = {
  stream: 'problem-1',
  revision: '3',
  id: '018f3a52-0000-7000-8000-000000000003',
  type: 'Reworded',
  data: '{"title":"公务接待超标"}',
  metadata: '{"schemaVersion":1}',
};

describe('the leaf of an event', () => {
  it('is seven lines: the tag and the six parts as they are stored', () => {
    expect(leafText(event)).toBe(
      'xiaohao/event/1\nproblem-1\n3\n018f3a52-0000-7000-8000-000000000003\nReworded\n{"title":"公务接待超标"}\n{"schemaVersion":1}\n',
    );
  });

  it('is hashed with a zero byte in front', () => {
    const known = createHash('sha256')
      .update(Buffer.from([0]))
      .update(leafText(event), 'utf8')
      .digest();
    expect(leafHashOf(event)).toEqual(known);
  });

  it('knows nothing of the store’s position', () => {
    const moved = { ...event, position: '77' };
    expect(leafHashOf(moved)).toEqual(leafHashOf(event));
  });

  it.each(['stream', 'revision', 'id', 'type', 'data', 'metadata'] as const)(
    'has no line feed in its %s',
    (part) => {
      expect(() => leafText({ ...event, [part]: `${event[part]}\nx` })).toThrow(NotALeaf);
    },
  );
});
