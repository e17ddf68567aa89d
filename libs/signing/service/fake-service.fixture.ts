import { createHash, generateKeyPairSync, type KeyPairKeyObjectResult, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublicKey } from '@xiaohao/signing';
import { publicKeyOf } from '@xiaohao/signing/verifying';

/** A server on this host that answers as it is told. */
export async function listening(answer: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/sign`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A signing service: a key of its own for each person, Ed25519. */
export class FakeService {
  readonly #pairs = new Map<string, KeyPairKeyObjectResult>();

  keyOf(person: string): PublicKey {
    return publicKeyOf('Ed25519', this.#pair(person).publicKey.export({ type: 'spki', format: 'der' }));
  }

  pemOf(person: string): string {
    return String(this.#pair(person).publicKey.export({ type: 'spki', format: 'pem' }));
  }

  /** @param spoil what becomes of an answer on its way */
  answering(spoil: (answer: Record<string, string>) => unknown = (answer) => answer): RequestListener {
    return async (request, response) => {
      let text = '';
      for await (const part of request) text += String(part);
      const { person, statement } = JSON.parse(text) as { person: string; statement: string };
      const signature = sign(null, Buffer.from(statement, 'base64url'), this.#pair(person).privateKey);
      const { keyId, algorithm } = this.keyOf(person);
      const answer = { keyId, algorithm, signature: signature.toString('base64url') };
      response.end(JSON.stringify(spoil(answer)));
    };
  }

  #pair(person: string): KeyPairKeyObjectResult {
    const known = this.#pairs.get(person);
    if (known) return known;
    const made = generateKeyPairSync('ed25519');
    this.#pairs.set(person, made);
    return made;
  }
}

/** An id that no key has. */
export const strangeKeyId = createHash('sha256').update('strange').digest('hex');
