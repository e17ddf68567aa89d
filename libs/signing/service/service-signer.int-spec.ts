import type { RequestListener } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { SigningUnavailable } from '@xiaohao/signing';
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
