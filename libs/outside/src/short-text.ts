/** A service that is not ours answers more than it can have to say. */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';

  constructor(readonly most: number) {
    super(`the answer is longer than ${most} bytes`);
  }
}

/**
 * The body of an answer as text (UTF-8), read to its end or to so many bytes: of a longer one nothing is kept, and
 * its connection is closed. @throws AnswerTooLong, and what broke the connection
 */
export async function shortText({ body }: Response, most: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by an error cancels the answer.
  for await (const piece of body ?? []) {
    bytes += piece.byteLength;
    if (bytes > most) throw new AnswerTooLong(most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
