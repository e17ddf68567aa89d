import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** What a page may send beside what every page may. */
const sent = [
  'Authorization',
  'Content-Type',
  'Accept-Language',
  'If-Match',
  'If-None-Match',
  'Idempotency-Key',
  'Xiaohao-Wait-For',
  'X-Request-Id',
];

/** What a page may read of an answer beside what every page may. */
const shown = [
  'Allow',
  'Content-Disposition',
  'ETag',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
  'Xiaohao-Api',
  'Xiaohao-Clock',
  'Xiaohao-Position',
  'Xiaohao-Views-Behind',
];

/** How long a browser need not ask again, seconds. */
const rememberedFor = 600;

/**
 * Lets pages of these origins ask and read, without cookies or other credentials of the browser's own. Whoever comes
 * from elsewhere, or asks OPTIONS without being a page, is answered as if this were not here.
 */
export function admitOrigins(instance: FastifyInstance, origins: readonly string[]): void {
  const admitted = new Set(origins);
  void instance.register(cors, {
    origin: (origin, answer) => answer(null, origin !== undefined && admitted.has(origin)),
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: sent,
    exposedHeaders: shown,
    credentials: false,
    maxAge: rememberedFor,
    strictPreflight: false,
  });
}
