import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { type EdgeCode, edgeCatalogue, edgeProblem } from '../problem-details/edge-catalogue.js';
import { parseStrictJson } from '../strict-body/strict-json.js';
import { acceptsJson } from './acceptable.js';
import { bodyLimit, type Translate } from './as-problem.js';
import { RouteBook } from './not-found.js';
import { ProblemFilter } from './problem-filter.js';

export interface HttpOptions {
  readonly logger: Logger;
  readonly translate: Translate;
  /** How long a request may take to arrive, milliseconds; default 10,000. */
  readonly arrivalTimeout?: number;
}

/** The server's edge: what is common to every route, with the filter that Nest is to use. */
export interface HttpEdge {
  readonly adapter: FastifyAdapter;
  readonly filter: ProblemFilter;
}

/** Paths whose answers are not JSON. */
const otherMedia = /^\/(docs|metrics|api\/v1\/evidence-files)(\/|$|\?)/;

export function createHttpEdge(options: HttpOptions): HttpEdge {
  const arrival = options.arrivalTimeout ?? 10_000;
  const adapter = new FastifyAdapter({
    bodyLimit,
    requestTimeout: arrival,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    trustProxy: false,
    routerOptions: { caseSensitive: true, maxParamLength: 512 },
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : v7();
    },
    clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket) {
      answerRaw(error.code, socket);
    },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      filter.answer(edgeProblem('BadRequest'), request, reply);
    },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.server.headersTimeout = arrival;
  // Node looks for late requests only so often; without this a slow sender would be met after 30 s at the earliest.
  Object.assign(fastify.server, { connectionsCheckingInterval: Math.min(1_000, arrival) });
  const routes = new RouteBook();
  routes.watch(fastify);
  const filter = new ProblemFilter(options.translate, routes, options.logger);
  readStrictBodies(fastify);
  refuseEarly(fastify);
  logRequests(fastify, options.logger);
  fastify.setErrorHandler((error, request, reply) => filter.answer(error, request, reply));
  return { adapter, filter };
}

function readStrictBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(/^application\/json\b/, { parseAs: 'buffer' }, (request, body, done) => {
    const given = String(request.headers['content-type']);
    if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(given))
      return done(edgeProblem('UnsupportedMediaType', { params: { given: given.slice(0, 60) } }));
    if (body.length === 0) return done(null, undefined);
    try {
      done(null, parseStrictJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

function refuseEarly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-request-id': request.id,
    });
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      return done(
        edgeProblem('UnsupportedMediaType', {
          params: { given: `content-encoding ${encoding}`.slice(0, 60) },
        }),
      );
    if (!acceptsJson(request.headers.accept) && !otherMedia.test(request.url))
      return done(edgeProblem('NotAcceptable'));
    done();
  });
}

function logRequests(fastify: FastifyInstance, logger: Logger): void {
  if (!logger.isLevelEnabled('info')) return;
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.info({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? request.url.slice(0, 200),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      agent: String(request.headers['user-agent'] ?? '').slice(0, 200),
    });
    done();
  });
}

const rawCodes: Readonly<Record<string, EdgeCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'RequestTimeout',
  HPE_HEADER_OVERFLOW: 'HeadersTooLarge',
};

/** Errors before there is a request: the socket gets a whole answer and is closed. */
function answerRaw(code: string | undefined, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = edgeProblem(rawCodes[code ?? ''] ?? 'BadRequest');
  const body = JSON.stringify(problem.details);
  const reasons: Readonly<Record<number, string>> = {
    408: 'Request Timeout',
    431: 'Request Header Fields Too Large',
  };
  socket.end(
    `HTTP/1.1 ${problem.status} ${reasons[problem.status] ?? 'Bad Request'}\r\n` +
      `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** How many kinds of refusal the edge has; the description of the API lists them. */
export const edgeCodes = Object.keys(edgeCatalogue) as readonly EdgeCode[];
