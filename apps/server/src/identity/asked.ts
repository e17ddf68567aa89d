import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller, Grant, Standing } from '@xiaohao/access';
import { type Precondition, type RequestFacts, RequestIds } from '@xiaohao/command-handling';
import { parseIdempotencyKey, parseIfMatch } from '@xiaohao/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { grantOfRequest } from '../visibility/granted.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard, once the credential has been found good. */
    caller?: Caller;
    /** Set by the guard with it. */
    standing?: Standing;
  }
}

/** Who acts, and for whom when it is not in the own name. */
export interface Acts {
  readonly caller: Caller;
  readonly onBehalfOf?: string | undefined;
}

/** A command's request apart from what it asks: who, under which key, having read what. */
export interface Asked extends Acts {
  readonly standing: Standing;
  /** What the caller may see. */
  readonly grant: Grant;
  readonly facts: RequestFacts;
  readonly reply: FastifyReply;
  /** How long the guards took, milliseconds: part of the time in which the caller wants an answer. */
  readonly waited: number;
  /** What the caller has read, for a command on something that is there. @throws HttpProblem 428, 400 */
  matching(): Precondition;
}

const single = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'object' ? header.join(', ') : header;

const sha256 = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');

/** Whoever passed the guard. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('a route that needs a caller was reached without one');
  return request.caller;
}

function standingOf(request: FastifyRequest): Standing {
  if (!request.standing) throw new Error('a route that needs a caller was reached without one');
  return request.standing;
}

/** Who reads, and what they may see: part of every question about problems. */
export const readerOf = (request: FastifyRequest): { readonly reader: string; readonly grant: Grant } => ({
  reader: callerOf(request).id,
  grant: grantOfRequest(request),
});

function principalIn(body: unknown): string | undefined {
  const stated =
    typeof body === 'object' && body !== null && 'onBehalfOf' in body ? body.onBehalfOf : undefined;
  return typeof stated === 'string' ? stated : undefined;
}

function statedTime(body: unknown): string | undefined {
  const stated =
    typeof body === 'object' && body !== null && 'happenedAt' in body ? body.happenedAt : undefined;
  return typeof stated === 'string' ? stated : undefined;
}

function read(request: FastifyRequest, reply: FastifyReply): Asked {
  const caller = callerOf(request);
  const key = parseIdempotencyKey(single(request.headers['idempotency-key']));
  const path = request.url.split('?')[0] ?? request.url;
  const keyed =
    key === undefined
      ? undefined
      : {
          key: sha256(caller.id, key),
          request: sha256(request.method, path, JSON.stringify(request.body ?? null)),
        };
  const happenedAt = statedTime(request.body);
  const principal = principalIn(request.body);
  const acting = principal === undefined ? {} : { onBehalfOf: principal };
  return {
    caller,
    ...acting,
    standing: standingOf(request),
    grant: grantOfRequest(request),
    reply,
    waited: request.waited ?? 0,
    facts: {
      actor: { kind: caller.kind, id: caller.id, ...acting },
      correlationId: request.id,
      ids: new RequestIds(keyed?.key),
      ...(keyed ? { keyed } : {}),
      ...(happenedAt === undefined ? {} : { happenedAt }),
    },
    matching() {
      const tag = parseIfMatch(request.headers['if-match']);
      return tag === '*' ? { kind: 'any' } : { kind: 'match', revision: tag };
    },
  };
}

/** The request of a command, as {@link Asked}. */
export const AskedParam = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const http = context.switchToHttp();
  return read(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});
