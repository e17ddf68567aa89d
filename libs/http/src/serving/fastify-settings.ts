import type { FastifyHttpOptions, RawServerDefault } from 'fastify';
import { parseQuery } from '../fields/parse-query.js';
import type { HttpOptions } from './http-options.js';
import { requestIdOf } from './request-id.js';

const MAX_HEADER_BYTES = 16 * 1024;

/**
 * Bodies are checked by the DTOs of their routes. Said to Fastify, which else reads two compilers for every start; a
 * route with a schema keeps the server from starting.
 */
const noSchemas = (): never => {
  throw new Error('a route has a JSON schema, which nothing here compiles');
};

/**
 * Fastify's settings. Nothing is taken from forwarding or method-override headers; paths are case sensitive;
 * the router's own log is off, since one line per request is written elsewhere.
 */
export function fastifySettings({ bodyLimit = 1024 * 1024, timeouts = {} }: HttpOptions) {
  const request = timeouts.request ?? 10_000;
  return {
    bodyLimit,
    logger: false,
    trustProxy: false,
    requestTimeout: request,
    keepAliveTimeout: timeouts.keepAlive ?? 30_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    schemaController: {
      compilersFactory: { buildValidator: () => noSchemas, buildSerializer: () => noSchemas },
    },
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout: request,
      headersTimeout: Math.min(timeouts.headers ?? 5_000, request),
      connectionsCheckingInterval: timeouts.check ?? 1_000,
      // A missing host is refused by the gate, as a problem; Node would answer with an empty 400.
      requireHostHeader: false,
    },
    routerOptions: {
      caseSensitive: true,
      ignoreTrailingSlash: false,
      ignoreDuplicateSlashes: false,
      maxParamLength: 500,
      querystringParser: (query: string) => parseQuery(query) as Record<string, unknown>,
    },
  } satisfies FastifyHttpOptions<RawServerDefault>;
}
