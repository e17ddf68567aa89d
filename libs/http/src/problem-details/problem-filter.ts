import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How an error becomes the answer of a request. */
export type AnswerError = (request: FastifyRequest, reply: FastifyReply, error: unknown) => void;

/** Answers whatever a handler, guard or pipe threw as problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #answer: AnswerError;

  constructor(answer: AnswerError) {
    this.#answer = answer;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.#answer(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), error);
  }
}
