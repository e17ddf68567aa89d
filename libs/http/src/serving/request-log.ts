import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { loggable } from './loggable.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, as far as a guard has found out; stands in the request's log line. */
    callerId: string | null;
    /** What went wrong behind a 5xx; logged, never answered. */
    fault: unknown;
    /** When the server took up the request, in ms; 0 until then. */
    begunAt: number;
  }
}

/** What the log says of an error; pino's own serialiser writes type, message and stack. */
const faultOf = (fault: unknown) =>
  fault === null || fault === undefined
    ? {}
    : { err: fault instanceof Error ? fault : new Error(loggable(String(fault))) };

/** The request that a connection brought last. */
interface Latest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Status of an answer that went out on the socket itself, past the reply. */
  rawStatus?: number;
}

/**
 * Writes exactly one line per request, when its answer is out or its connection gone. Header values other than
 * the user agent are never written, so no credential can be; neither is the query.
 */
export class RequestLog {
  readonly #logger: Logger;
  readonly #latest = new WeakMap<Socket, Latest>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Takes note of a request; its line follows by itself. */
  begin(request: FastifyRequest, reply: FastifyReply): void {
    request.begunAt = performance.now();
    const latest: Latest = { request: request.raw, response: reply.raw };
    this.#latest.set(request.raw.socket, latest);
    reply.raw.once('close', () => this.#write(request, reply, latest.rawStatus));
  }

  /**
   * Takes note of a refusal on the socket itself, which belongs to the request whose body is still coming in, or
   * else is a request of its own with a line of its own. `answered`: nothing more may be written to the socket.
   */
  refusedRaw(socket: Socket, status: number): 'answered' | 'open' {
    const latest = this.#latest.get(socket);
    const unfinished = latest && !latest.request.complete;
    if (unfinished) latest.rawStatus ??= status;
    else this.#logger.info({ method: null, route: null, status, ms: null, caller: null }, 'request');
    if (latest === undefined) return 'open';
    const { headersSent, writableFinished } = latest.response;
    return (unfinished ? headersSent : !writableFinished) ? 'answered' : 'open';
  }

  #write(request: FastifyRequest, reply: FastifyReply, rawStatus = 499): void {
    const finished = reply.raw.writableFinished;
    const status = finished ? reply.raw.statusCode : rawStatus;
    const route = request.is404 ? null : (request.routeOptions.url ?? null);
    const line = {
      id: request.id,
      method: request.method,
      route,
      ...(route === null && { path: loggable((request.raw.url ?? '').split('?', 1)[0] ?? '') }),
      status,
      ms: Math.round((performance.now() - request.begunAt) * 10) / 10,
      caller: request.callerId ?? null,
      agent: loggable(request.headers['user-agent'] ?? ''),
      ...faultOf(request.fault),
    };
    if (status >= 500) this.#logger.error(line, 'request');
    else this.#logger.info(line, 'request');
  }
}
