import type { RequestListener } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { SigningUnavailable, signingTimeLimit } from '@xiaohao/signing';
import { FakeService, listening } from './fake-service.fixture.js';
import { ServiceSigner } from './service-signer.js';

const statement = new TextEncoder().encode('x');

async function outcomeOf(answer: RequestListener, timeLimit = 2_000): Promise<unknown> {
  const { url, close } = await listening(answer);
  try {
    return await new ServiceSigner({ url, timeLimit }).sign('zhang', statement);
  } catch (error) {
    return error;
  } finally {
    await close();
  }
}

describe('a signing service', () => {
  it('that never answers is given up', async () => {
    expect(await outcomeOf(() => undefined, 60)).toBeInstanceOf(SigningUnavailable);
  });

  it('that begins an answer and never ends it is given up', async () => {
    const stalls: RequestListener = (_request, response) => {
      response.writeHead(200);
      response.write('{"keyId":"');
    };
    expect(await outcomeOf(stalls, 60)).toBeInstanceOf(SigningUnavailable);
  });

  it('that answers without end is left after 64 kB, long before the time is over', async () => {
    let sent = 0;
    let left: (() => void) | undefined;
    const isLeft = new Promise<void>((resolve) => {
      left = resolve;
    });
    const piece = Buffer.alloc(1024, ' ');
    const endless: RequestListener = (_request, response) => {
      response.once('close', () => left?.());
      const more = (): void => {
        if (response.destroyed) return;
        sent += piece.byteLength;
        if (response.write(piece)) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    };
    const outcome = await outcomeOf(endless, signingTimeLimit);
    expect(outcome).toBeInstanceOf(SigningUnavailable);
    expect(String((outcome as Error).cause)).toContain('longer than 65536 bytes');
    await isLeft;
    expect(sent).toBeGreaterThan(64 * 1024);
  });

  it('that lets its answer trickle is given up at the deadline, however alive it looks', async () => {
    const trickles: RequestListener = (_request, response) => {
      const dripping = setInterval(() => response.write(' '), 5);
      response.once('close', () => clearInterval(dripping));
    };
    const outcome = await outcomeOf(trickles, 100);
    expect(outcome).toBeInstanceOf(SigningUnavailable);
    expect((outcome as Error).cause).toMatchObject({ name: 'TimeoutError' });
  });

  it('may be as long as 64 kB', async () => {
    const padded: RequestListener = (_request, response) => {
      const answer = JSON.stringify({ keyId: 'k', algorithm: 'Ed25519', signature: 's' });
      response.end(answer.padEnd(64 * 1024));
    };
    expect(await outcomeOf(padded)).toMatchObject({ keyId: 'k', signature: 's' });
  });

  it.each([
    ['refuses', 500, '{}'],
    ['says nothing', 200, ''],
    ['says something else', 200, '[]'],
    ['names an algorithm that nobody knows', 200, '{"keyId":"k","algorithm":"none","signature":"s"}'],
    ['leaves the signature out', 200, '{"keyId":"k","algorithm":"Ed25519"}'],
  ])('that %s has signed nothing', async (_how, status, body) => {
    const outcome = await outcomeOf((_request, response) => response.writeHead(status).end(body));
    expect(outcome).toBeInstanceOf(SigningUnavailable);
  });

  it('that is elsewhere now is not followed there', async () => {
    const elsewhere = await listening(new FakeService().answering());
    const moved: RequestListener = (_request, response) =>
      response.writeHead(307, { location: elsewhere.url }).end();
    const outcome = await outcomeOf(moved);
    await elsewhere.close();
    expect(outcome).toBeInstanceOf(SigningUnavailable);
  });

  it('that is not there at all has signed nothing', async () => {
    const signer = new ServiceSigner({ url: 'http://127.0.0.1:9/' });
    await expect(signer.sign('zhang', statement)).rejects.toBeInstanceOf(SigningUnavailable);
  });
});
