/** One message. `id` is the same for the same notices: a receiver's mail program can tell a repeated one by it. */
export interface MailMessage {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Carries messages out of the house. `send` resolves when the other side has taken the message; it may have taken
 * it all the same when it rejects. It keeps nothing and tries nothing twice. @throws MailFault
 */
export interface Mailer {
  send(message: MailMessage): Promise<void>;
  close(): void;
}

/** A message did not get through. `code` is ours or a number of the protocol; no text of the other side. */
export class MailFault extends Error {
  override readonly name = 'MailFault';
  constructor(
    readonly code: string,
    /** Trying again would not help. */
    readonly permanent: boolean,
  ) {
    super(`mail: ${code}`);
  }
}
