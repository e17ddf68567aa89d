import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MailFault } from '@xiaohao/delivery';
import { SmtpMailer } from '@xiaohao/delivery/smtp';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

const message = { id: 'd1', to: 'wang@example.org', subject: '【急】销号提醒：1 件', text: '请办理' };

let server: SMTPServer | undefined;
const taken: string[] = [];

async function listening(options: SMTPServerOptions = {}): Promise<string> {
  taken.length = 0;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      stream.on('end', () => {
        taken.push(text);
        done();
      });
    },
    ...options,
  });
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`;
}

afterEach(async () => {
  await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  server = undefined;
});

const rejecting = (code: number): SMTPServerOptions => ({
  onRcptTo(_address, _session, done) {
    done(Object.assign(new Error('not here: wang'), { responseCode: code }));
  },
});

async function faultOf(mailer: SmtpMailer): Promise<unknown> {
  try {
    await mailer.send(message);
    return null;
  } catch (error) {
    return error;
  } finally {
    mailer.close();
  }
}

describe('mail over SMTP', () => {
  it('carries subject and text, and names the message by its notices', async () => {
    const mailer = new SmtpMailer({ url: await listening(), from: 'xiaohao@example.org' });
    await mailer.send(message);
    mailer.close();
    expect(taken).toHaveLength(1);
    expect(taken[0]).toContain('Message-ID: <d1@example.org>');
    expect(taken[0]).toContain('To: wang@example.org');
    expect(taken[0]).toContain('Auto-Submitted: auto-generated');
  });

  it('tells what is worth another try from what is not, and repeats no word of the other side', async () => {
    const url = await listening(rejecting(550));
    const never = await faultOf(new SmtpMailer({ url, from: 'x@example.org' }));
    expect(never).toEqual(new MailFault('smtp550', true));
    expect(never).toMatchObject({ permanent: true });
    await new Promise<void>((resolve) => server?.close(() => resolve()));
    const later = await faultOf(
      new SmtpMailer({ url: await listening(rejecting(451)), from: 'x@example.org' }),
    );
    expect(later).toMatchObject({ code: 'smtp451', permanent: false });
  });

  it('comes back later when nobody listens', async () => {
    const url = await listening();
    await new Promise<void>((resolve) => server?.close(() => resolve()));
    server = undefined;
    expect(await faultOf(new SmtpMailer({ url, from: 'x@example.org' }))).toMatchObject({ permanent: false });
  });

  it('tells no password to a server that offers no encryption, unless the address allows it', async () => {
    const told: string[] = [];
    const plain = await listening({
      allowInsecureAuth: true,
      onAuth({ username = '', password = '' }, _session, done) {
        told.push(`${username} ${password}`);
        done(null, { user: username });
      },
    });
    const withUser = plain.replace('smtp://', 'smtp://ledger:secret@');
    const refused = await faultOf(new SmtpMailer({ url: withUser, from: 'x@example.org' }));
    expect(refused).toMatchObject({ permanent: false });
    expect([told, taken]).toEqual([[], []]);
    const allowed = new SmtpMailer({ url: `${withUser}?requireTLS=false`, from: 'x@example.org' });
    expect(await faultOf(allowed)).toBeNull();
    expect(told).toEqual(['ledger secret']);
    expect(taken).toHaveLength(1);
  });
});
