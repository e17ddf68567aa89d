/** What the past of the ledger is answered from has not come to the end of the log yet; it goes on by itself. */
export class PastNotReady extends Error {
  override readonly name = 'PastNotReady';

  /** Positions of the log. */
  constructor(
    readonly position: string,
    readonly head: string,
  ) {
    super(`${position}/${head}`);
  }

  /** From its message, which is all that comes over from a thread. */
  static told(message: string): PastNotReady {
    const [position = '0', head = '0'] = message.split('/');
    return new PastNotReady(position, head);
  }
}
