import { type ClientRequest, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { mustBeAsDescribed } from '../journeys/as-described.js';
import type { AnswerBody } from '../journeys/caller.js';

/** A request as no well-behaved client would send it. */
export interface Sending {
  readonly method?: string;
  /** Sent as it stands, whatever it holds. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Sent in pieces, without a length. */
  readonly chunked?: boolean;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly type: string;
  readonly text: string;
  /** Undefined when the answer is no JSON. */
  readonly body: AnswerBody | undefined;
}

/** Sends it and waits for the answer, which may come before everything is sent. */
export function send(url: string, sending: Sending): Promise<Received> {
  const { method = 'GET', path, headers = {}, body, chunked = false } = sending;
  const { hostname, port } = new URL(url);
  const length = body === undefined || chunked ? [] : [['content-length', String(Buffer.byteLength(body))]];
  const sent = Object.fromEntries([...length, ...Object.entries(headers)]) as OutgoingHttpHeaders;
  return new Promise((resolve, reject) => {
    let answered = false;
    let ended = false;
    const asking = request({ hostname, port, method, path, headers: sent, agent: false }, (answer) => {
      answered = true;
      const pieces: Buffer[] = [];
      const end = (): void => {
        ended = true;
        const text = Buffer.concat(pieces).toString('utf8');
        const type = answer.headers['content-type'] ?? '';
        const { statusCode: status = 0, headers: given } = answer;
        const body = parsed(type, text);
        asking.destroy();
        const header = (name: string) => [given[name]].flat()[0];
        const isProblem = type.startsWith('application/problem+json');
        const checked = isProblem
          ? mustBeAsDescribed(url, { method, path, status, header, body })
          : Promise.resolve();
        checked.then(() => resolve({ status, headers: given, type, text, body }), reject);
      };
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', end).on('error', end);
    });
    asking.on('error', (error) => {
      if (!ended) reject(error);
    });
    if (chunked) void inPieces(asking, Buffer.from(body ?? ''), () => answered);
    else asking.end(body);
  });
}

const pieceSize = 65_536;

/** Slowly, and no longer than nobody answers: what is sent after the answer could drown it. */
async function inPieces(asking: ClientRequest, body: Buffer, answered: () => boolean): Promise<void> {
  for (let at = 0; at < body.length && !answered(); at += pieceSize) {
    asking.write(body.subarray(at, at + pieceSize));
    await pause(5);
  }
  if (!answered()) asking.end();
}

/** Writes bytes to the socket and reads whatever comes until the server closes it. */
export function sendRaw(url: string, bytes: string): Promise<Pick<Received, 'status' | 'type' | 'body'>> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    socket.on('error', reject).on('close', () => {
      const [head = '', content = ''] = text.split('\r\n\r\n');
      const type = /^content-type: *(.*)$/im.exec(head)?.[1] ?? '';
      resolve({ status: Number(head.split(' ')[1] ?? 0), type, body: parsed(type, content) });
    });
  });
}

const parsed = (type: string, text: string): AnswerBody | undefined =>
  type.includes('json') && text !== '' ? (JSON.parse(text) as AnswerBody) : undefined;
