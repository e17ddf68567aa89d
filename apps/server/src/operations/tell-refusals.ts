import { edgeProblem, preferred } from '@xiaohao/http';
import type { FastifyInstance } from 'fastify';
import { type Meaning, refusalCatalogue } from './refusal-catalogue.js';
import { refusalPage } from './refusal-page.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route answers with, where it is not JSON alone; `Accept` is held against these. */
    produces?: readonly string[];
  }
}

/** One refusal as it is described; `also` is what else its code means where several rooms give it. */
export interface ToldRefusal extends Meaning {
  /** As in the refusal itself; this very address. */
  readonly type: string;
  readonly code: string;
  readonly also?: readonly Meaning[];
}

const json = 'application/json';
const page = 'text/html';

/** The refusals at `/problems`, and each at the address that it has as its `type` (RFC 9457 §3.1.1), for anybody. */
export function tellRefusals(fastify: FastifyInstance): void {
  fastify.get('/problems', async () => ({
    problems: [...refusalCatalogue].flatMap(([code, meanings]) =>
      meanings.map(({ status, zh, en }) => ({ code, status, zh: zh.detail, en: en.detail })),
    ),
  }));
  fastify.get<{ Params: { readonly code: string } }>(
    '/problems/:code',
    { config: { produces: [json, 'application/problem+json', page] } },
    async ({ params: { code }, headers }, reply) => {
      const told = toldRefusal(code);
      if (told === undefined) throw edgeProblem('NotFound');
      // Another origin is answered with other headers, too.
      void reply.header('vary', [reply.getHeader('vary'), 'Accept'].filter(Boolean).join(', '));
      if (preferred(headers.accept, [json, page]) === json) return told;
      return reply.type(`${page}; charset=utf-8`).send(refusalPage(told));
    },
  );
}

export function toldRefusal(code: string): ToldRefusal | undefined {
  const [meaning, ...also] = refusalCatalogue.get(code) ?? [];
  return meaning && { type: `/problems/${code}`, code, ...meaning, ...(also.length > 0 && { also }) };
}
