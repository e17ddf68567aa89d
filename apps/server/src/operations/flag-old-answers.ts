import type { FastifyInstance } from 'fastify';
import type { House } from '../house/house.js';

/** A copy that was not seen to be whole for so long counts as old, milliseconds. */
const oldAfter = 5_000;

/**
 * While the event store cannot be reached, every answer says so, and as of when it holds: what is shown is what
 * this node knew then.
 */
export function flagOldAnswers(fastify: FastifyInstance, house: House): void {
  if (house.eventStore() === null) return;
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    const store = house.eventStore();
    if (store !== null) {
      const { asOf, fault } = store.copy;
      const old = asOf === null || Date.now() - Date.parse(asOf) > oldAfter;
      if (!store.reachable || fault !== null || old) {
        void reply.header('xiaohao-stale', 'true');
        if (asOf !== null) void reply.header('xiaohao-as-of', asOf);
      }
    }
    done(null, payload);
  });
}
