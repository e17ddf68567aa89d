import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpProblem } from './http-problem.js';
import { preferredLanguage } from './preferred-language.js';
import { PROBLEM_MEDIA_TYPE } from './problem-details.js';
import { renderProblem } from './render-problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the refusal that the request was answered with; null when it was not refused. */
    refusedAs: string | null;
  }
}

/** Headers that a handler may have set for the answer that is not given now. */
const OF_THE_OTHER_ANSWER = ['content-disposition', 'content-length', 'content-encoding', 'etag', 'link'];

/** Sends a problem as the answer; does nothing where an answer is on its way already. */
export function answerProblem(request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): void {
  if (reply.sent || reply.raw.headersSent) return;
  request.refusedAs = problem.code;
  const language = preferredLanguage(request.headers['accept-language']);
  const body = renderProblem(problem, { language, url: request.raw.url ?? '', requestId: request.id });
  for (const name of OF_THE_OTHER_ANSWER) reply.removeHeader(name);
  reply
    .code(problem.parts.status)
    .headers({
      ...problem.parts.headers,
      'cache-control': 'no-store',
      'content-language': language === 'zh' ? 'zh-CN' : 'en',
      'content-type': PROBLEM_MEDIA_TYPE,
    })
    .send(JSON.stringify(body));
}
