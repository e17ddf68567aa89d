import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { edgeProblem } from '../problem-details/edge-problem.js';

const VISIBLE = /^[\x21-\x7e]{1,255}$/;
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,510})"$/;

/**
 * Reads `Idempotency-Key`: a quoted structured-field string (the draft's form) or the bare key that most
 * clients send; both forms of one key are the same key. Throws 400 for anything else.
 */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = QUOTED.exec(header)?.[1]?.replace(/\\(["\\])/g, '$1') ?? header;
  if (!VISIBLE.test(key) || (key === header && header.startsWith('"')))
    throw edgeProblem('InvalidIdempotencyKey');
  return key;
}

/** A handler's parameter: the key, or `undefined`; with `{ required: true }` a missing key is refused. */
export const IdempotencyKey = createParamDecorator(
  ({ required = false }: { readonly required?: boolean } = {}, context: ExecutionContext) => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
    const key = parseIdempotencyKey(Array.isArray(header) ? header.join(', ') : header);
    if (key === undefined && required) throw edgeProblem('IdempotencyKeyRequired');
    return key;
  },
);
