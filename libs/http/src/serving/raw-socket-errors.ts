import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { edgeRefusals } from '../problem-details/edge-refusals.js';
import { bareAnswer, codeOfClientError, refuseRaw } from './raw-refusals.js';
import type { RequestLog } from './request-log.js';

/** What Node says of a connection that broke HTTP. */
export interface ClientError extends Error {
  readonly code?: string;
}

/** Answers what goes wrong before there is a request: bad syntax, huge headers, slow senders, CONNECT. */
export class RawSocketErrors {
  readonly #answered = new WeakSet<Socket>();
  readonly #log: RequestLog;

  constructor(log: RequestLog) {
    this.#log = log;
  }

  /** Node's `clientError`; it comes again for each further chunk of the same broken request. */
  refuse(error: ClientError, socket: Socket): void {
    if (this.#answered.has(socket)) return;
    const code = codeOfClientError(error.code);
    const owner = this.#log.refusedRaw(socket, edgeRefusals[code].status);
    if (error.code === 'ECONNRESET' || !socket.writable || owner === 'answered') {
      socket.destroy();
      return;
    }
    this.#answered.add(socket);
    refuseRaw(socket, code);
  }

  /** Requests that Node keeps from the router. */
  watch(server: Server): void {
    server.on('connect', (request, socket) => {
      this.#log.refusedRaw(request.socket, 405);
      refuseRaw(socket, 'MethodNotAllowed', { allow: '' });
    });
    server.on('checkExpectation', (request, response) => {
      this.#log.refusedRaw(request.socket, 417);
      const { status, headers, body } = bareAnswer('ExpectationFailed');
      response.writeHead(status, headers).end(body);
    });
  }
}
