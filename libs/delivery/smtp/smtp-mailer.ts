import { type Mailer, MailFault, type MailMessage } from '@xiaohao/delivery';
import { createTransport, type Transporter } from 'nodemailer';

export interface SmtpOptions {
  /** `smtp://…` or `smtps://…`, with user and password where the server wants them. */
  readonly url: string;
  /** The address that messages come from. */
  readonly from: string;
}

/** How long the other side is waited for, milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** What the protocol calls permanent begins with a 5. */
function faultOf(error: unknown): MailFault {
  const { responseCode, code } = error as { readonly responseCode?: unknown; readonly code?: unknown };
  if (typeof responseCode === 'number')
    return new MailFault(`smtp${responseCode}`, responseCode >= 500 && code !== 'EAUTH');
  return new MailFault(typeof code === 'string' ? code : 'unknown', false);
}

/** Mail over SMTP. */
export class SmtpMailer implements Mailer {
  readonly #transport: Transporter;

  constructor(private readonly options: SmtpOptions) {
    this.#transport = createTransport({ url: options.url, ...patience });
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
