import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '@xiaohao/access';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../identity/asked.js';

/** Whoever passed the guard, for a request that changes nothing. */
export const CallerParam = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller =>
    callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
