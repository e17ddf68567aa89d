import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { edgeProblem } from '../problem-details/edge-problem.js';

const STRONG_TAG = /^"([\x21\x23-\x7e]{1,128})"$/;

/** The revision that a writer has read; `'*'` is any, which suits only what overwrites nothing. */
export type ExpectedTag = '*' | (string & {});

/** Reads `If-Match`. Throws 428 where it is missing, 400 for weak, several or garbled tags. */
export function parseIfMatch(header: string | undefined): ExpectedTag {
  if (header === undefined) throw edgeProblem('PreconditionRequired');
  const text = header.trim();
  if (text === '*') return '*';
  const revision = STRONG_TAG.exec(text)?.[1];
  if (revision === undefined) throw edgeProblem('InvalidIfMatch');
  return revision;
}

/** A handler's parameter: the expected revision, or `'*'`. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  parseIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);
