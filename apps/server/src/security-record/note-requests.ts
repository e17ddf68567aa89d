import { type SecurityEntry, type SecurityKind, securityKindOf, securityResultOf } from '@xiaohao/access';
import { answeredWithin } from '@xiaohao/event-log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';
import { restOfAnswer } from '../identity/answer-span.js';
import { claimOf } from './claim.js';

/** What is made to be taken away: tables and dossiers. */
const taken = /^(?:text\/csv|application\/vnd\.xiaohao\.dossier\+json)/;
/** Milliseconds. */
const shortest = 300;
const shownId = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Notes every request that the security record keeps, once its outcome is known and before the answer goes out. A
 * refusal of something that is not about security itself is noted beside its answer.
 */
export function noteRequests(fastify: FastifyInstance, house: House): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const kind = kindOf(request, reply);
    if (kind !== undefined) {
      const noted = answeredWithin(restOf(request), async () =>
        house.securityRecord.note(await entryOf(kind, request, reply, payload, house)),
      ).catch((error: unknown) => house.logger.error({ err: error }, 'a request was not noted'));
      if (kind !== 'refusal') await noted;
    }
    return payload;
  });
}

/** A command may have taken all the time that its caller has; the log gets a moment all the same. */
const restOf = (request: FastifyRequest): number => Math.max(shortest, restOfAnswer(request));

function kindOf(request: FastifyRequest, reply: FastifyReply): SecurityKind | undefined {
  const { operation, method, routeOptions } = request;
  if (operation === undefined) return undefined;
  const file = taken.test(String(reply.getHeader('content-type') ?? ''));
  return securityKindOf({ operation, method, route: routeOptions.url ?? '', status: reply.statusCode, file });
}

async function entryOf(
  kind: SecurityKind,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  house: House,
): Promise<SecurityEntry> {
  const { caller, refusedAs } = request;
  const claim = caller ? { subject: { kind: caller.kind, id: caller.id } } : await claimOf(request, house);
  const credential = caller?.key ?? ('credential' in claim ? claim.credential : undefined);
  const object = objectOf(request, reply, payload);
  return {
    at: house.clock.now(),
    kind,
    operation: request.operation ?? '',
    method: request.method,
    route: request.routeOptions.url ?? '',
    result: securityResultOf(reply.statusCode),
    status: reply.statusCode,
    ...(refusedAs === null ? {} : { code: refusedAs }),
    subject: claim.subject,
    ...(credential === undefined ? {} : { credential }),
    address: request.clientAddress ?? house.addressOf(request),
    ...(object === undefined ? {} : { object }),
    request: request.id,
  };
}

/** What the path names, or else what the answer says was made. */
function objectOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): string | undefined {
  const named = Object.values((request.params ?? {}) as Readonly<Record<string, unknown>>);
  const made = request.method === 'POST' && reply.statusCode < 300 ? idIn(payload) : undefined;
  return [...named, made].find((id): id is string => typeof id === 'string' && shownId.test(id));
}

function idIn(payload: unknown): unknown {
  if (typeof payload !== 'string' || !payload.startsWith('{')) return undefined;
  const answer: unknown = JSON.parse(payload);
  return typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined;
}
