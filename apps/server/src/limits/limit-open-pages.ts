import type { FastifyInstance } from 'fastify';
import type { House } from '../house/house.js';

/** Here the guard finds out who asks, and limits them. */
const guarded = /^\/(?:api|health|metrics)(?:[/?]|$)/;

/** Limits by address what is answered without the guard: the description of the interface and its pages. */
export function limitOpenPages(fastify: FastifyInstance, { limits, addressOf }: House): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!guarded.test(request.url)) limits.admit(request, reply, undefined, addressOf(request));
    done();
  });
}
