import { type Mailer, MailFault, type MailMessage } from '@xiaohao/delivery';
import { createTransport, type Transporter } from 'nodemailer';

export interface SmtpOptions {
  /**
   * `smtp://…` or `smtps://…`, with user and password where the server wants them: over `smtp:` they are told only
   * once the connection is encrypted (STARTTLS), unless the address says `?requireTLS=false`.
   */
  readonly url: string;
  /** The address that messages come from. */
  readonly from: string;
}

/** How long the other side is waited for, milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Faults of the set-up, which the operator may put right while the message waits. */
const ofTheSetUp: readonly unknown[] = ['EAUTH', 'ETLS'];

/** What the protocol calls permanent begins with a 5. */
function faultOf(error: unknown): MailFault {
  const { responseCode, code } = error as { readonly responseCode?: unknown; readonly code?: unknown };
  if (typeof responseCode === 'number')
    return new MailFault(`smtp${responseCode}`, responseCode >= 500 && !ofTheSetUp.includes(code));
  return new MailFault(typeof code === 'string' ? code : 'unknown', false);
}

const tellsCredentials = (url: string): boolean => {
  const { protocol, username, password } = new URL(url);
  return protocol === 'smtp:' && username + password !== '';
};

/** Mail over SMTP. */
export class SmtpMailer implements Mailer {
  readonly #transport: Transporter;

  constructor(private readonly options: SmtpOptions) {
    const { url } = options;
    // Left to itself the library falls back to plain text where the other side, or whoever stands between, offers none.
    this.#transport = createTransport({
      url,
      ...patience,
      ...(tellsCredentials(url) && { requireTLS: true }),
    });
  }

  async send({ id, to, subject, text }: MailMessage): Promise<void> {
    const { from } = this.options;
    const host = from.split('@').at(-1) ?? 'localhost';
    try {
      await this.#transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw faultOf(error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}
