import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { noteLimit } from '@xiaohao/integrity';
import type { Witness, WitnessAnswer } from './witness.js';

const plain = 'text/plain; charset=utf-8';
const nothingHere: WitnessAnswer = { status: 404, type: plain, body: 'nothing here\n' };
const otherMethod: WitnessAnswer = { status: 405, type: plain, body: 'another method\n' };
const tooLarge: WitnessAnswer = { status: 413, type: plain, body: 'too large\n' };
const broken: WitnessAnswer = { status: 500, type: plain, body: 'the witness cannot remember just now\n' };

/** How long a request may take to arrive, milliseconds. */
const arrival = 10_000;

/** Serves a witness: both prefixes of the protocol are the root. The caller lets it listen and closes it. */
export function serveWitness(witness: Witness, onFault: (error: unknown) => void): Server {
  const server = createServer(
    { requestTimeout: arrival, headersTimeout: arrival, maxHeaderSize: 8_192 },
    (request, response) => {
      answerTo(witness, request).then(
        (answer) => send(response, answer),
        (error: unknown) => {
          onFault(error);
          send(response, broken);
        },
      );
    },
  );
  server.maxConnections = 200;
  return server;
}

async function answerTo(witness: Witness, request: IncomingMessage): Promise<WitnessAnswer> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path === '/add-checkpoint') {
    if (request.method !== 'POST') return otherMethod;
    const body = await bodyOf(request);
    return body === undefined ? tooLarge : witness.add(body);
  }
  const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
  if (hash === undefined) return nothingHere;
  return request.method === 'GET' ? witness.checkpoint(hash) : otherMethod;
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    length += (piece as Buffer).length;
    if (length > noteLimit) return undefined;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function send(response: ServerResponse, { status, type, body }: WitnessAnswer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(body);
}
