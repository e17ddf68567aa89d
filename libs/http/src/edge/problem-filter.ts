import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { edgeProblem } from '../problem-details/edge-catalogue.js';
import type { HttpProblem } from '../problem-details/problem-details.js';
import { asProblem, type Translate } from './as-problem.js';
import type { RouteBook } from './not-found.js';

/** The one way in which an error leaves the server. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly translate: Translate,
    private readonly routes: RouteBook,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const found = asProblem(error, this.translate);
    if (!found) this.logger.error({ requestId: request.id, err: error }, 'unexpected error');
    const problem = found ?? edgeProblem('InternalError');
    sendProblem(
      problem.details.code === 'RouteNotFound' ? this.routes.missing(request.url) : problem,
      request,
      reply,
    );
  }
}

/** Writes a problem; English goes first when the caller prefers it. */
export function sendProblem(problem: HttpProblem, request: FastifyRequest, reply: FastifyReply): void {
  const { title, detail, en, ...rest } = problem.details;
  const english = /^\s*en\b/i.test(String(request.headers['accept-language'] ?? ''));
  const words = english ? { ...en, zh: { title, detail } } : { title, detail, en };
  void reply
    .status(problem.status)
    .headers({ ...problem.headers, 'content-language': english ? 'en' : 'zh-CN' })
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        ...rest,
        ...words,
        instance: request.url.split('?')[0]?.slice(0, 200),
        requestId: request.id,
      }),
    );
}
