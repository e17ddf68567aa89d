import type { FastifyRequest } from 'fastify';
import { loggable } from './loggable.js';

/** For the guard that found out who calls: the id then stands in the request's log line. */
export function nameCaller(request: FastifyRequest, id: string): void {
  request.callerId = loggable(id, 80);
}
