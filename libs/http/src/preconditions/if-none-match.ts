import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from './etag.js';

const MOST_TAGS = 50;

/** Whether `If-None-Match` names this tag; weak and strong compare alike (RFC 9110, 13.1.2). */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',', MOST_TAGS).map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

/**
 * Sets the ETag of what a GET answers. Gives `undefined` and status 304 where the caller has it already;
 * `make` is asked only when a body is needed. For handlers with `@Res({ passthrough: true })`.
 */
export function answerUnlessKnown<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  revision: string,
  make: () => T,
): T | undefined {
  const etag = etagOf(revision);
  reply.header('etag', etag);
  if (!isKnown(request.headers['if-none-match'], etag)) return make();
  reply.code(304);
  return undefined;
}
