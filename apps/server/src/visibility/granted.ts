import type { Grant } from '@xiaohao/access';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the caller may see; set by the guard. */
    grant?: Grant;
  }
}

/** What whoever passed the guard may see. */
export function grantOfRequest(request: FastifyRequest): Grant {
  if (!request.grant) throw new Error('a route that tells of problems was reached without a grant');
  return request.grant;
}
