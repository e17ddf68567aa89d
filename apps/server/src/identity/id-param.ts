import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { edgeProblem, isId } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';

/** An id in the path; what is none is answered like an id that nobody has. */
export const IdParam = createParamDecorator((name: string | undefined, context: ExecutionContext): string => {
  const { params } = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: Readonly<Record<string, string>> }>>();
  const id = params[name ?? 'id'];
  if (!isId(id)) throw edgeProblem('NotFound');
  return id;
});
