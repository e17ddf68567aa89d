import { describe, expect, it } from '@jest/globals';
import { AnswerTooLong, shortText } from '@xiaohao/outside';

/** An answer without end, and how much of it was taken. */
function endless(piece: Uint8Array<ArrayBuffer>) {
  const seen = { pieces: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        seen.pieces += 1;
        controller.enqueue(piece);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, answer: new Response(body) };
}

describe('the text of an answer from outside', () => {
  it('is whole up to its last permitted byte, though a character lies across two pieces', async () => {
    const bytes = Buffer.from('整改');
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Uint8Array.from(bytes.subarray(0, 4)));
        controller.enqueue(Uint8Array.from(bytes.subarray(4)));
        controller.close();
      },
    });
    expect(await shortText(new Response(body), 6)).toBe('整改');
    expect(await shortText(new Response(null), 0)).toBe('');
  });

  it('is given up at the first byte too many, and the rest is never asked for', async () => {
    await expect(shortText(new Response('整改'), 5)).rejects.toBeInstanceOf(AnswerTooLong);
    const { seen, answer } = endless(new Uint8Array(1_000));
    await expect(shortText(answer, 3_500)).rejects.toThrow('longer than 3500 bytes');
    expect(seen).toEqual({ pieces: 4, cancelled: true });
  });
});
