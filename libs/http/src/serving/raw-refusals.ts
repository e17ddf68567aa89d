import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { edgeProblem } from '../problem-details/edge-problem.js';
import type { EdgeCode } from '../problem-details/edge-refusals.js';
import { PROBLEM_MEDIA_TYPE } from '../problem-details/problem-details.js';
import { renderProblem } from '../problem-details/render-problem.js';
import { ownMark } from './security-headers.js';

const LINGER_MS = 500;

const codeOfParser: Readonly<Record<string, EdgeCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'RequestTimeout',
  HPE_HEADER_OVERFLOW: 'HeadersTooLarge',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'BodyTooLarge',
};

/** Which refusal answers an error of Node's HTTP parser. */
export const codeOfClientError = (code: string | undefined): EdgeCode =>
  (code !== undefined && Object.hasOwn(codeOfParser, code) ? codeOfParser[code] : undefined) ??
  'MalformedRequest';

/** Status, headers and body of a refusal that no reply object carries. */
export function bareAnswer(code: EdgeCode, more: Readonly<Record<string, string>> = {}) {
  const problem = edgeProblem(code, { params: { allow: more.allow ?? '' } });
  const body = JSON.stringify(renderProblem(problem, { language: 'zh', url: '' }));
  const headers: Readonly<Record<string, string>> = {
    ...more,
    ...ownMark,
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  };
  return { status: problem.parts.status, headers, body };
}

/** A whole HTTP/1.1 answer for a request that never became one. */
export function rawAnswer(code: EdgeCode, more?: Readonly<Record<string, string>>): string {
  const { status, headers, body } = bareAnswer(code, more);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}

/**
 * Writes the answer and closes. The socket lingers for half a second, since closing while the other side still
 * sends would reset the connection and the answer would be lost on the way.
 */
export function refuseRaw(socket: Duplex, code: EdgeCode, more?: Readonly<Record<string, string>>): void {
  socket.on('error', () => socket.destroy());
  socket.end(rawAnswer(code, more));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
