import { edgeProblem } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';
import type { LedgerViews } from '../views/index.js';

/** The longest that a reader is kept waiting, milliseconds. */
const patience = 1_000;

/**
 * Waits until this node holds the position that the caller has seen elsewhere (`Xiaohao-Wait-For`, as told by a
 * command's answer); after a second it is answered 503 rather than with what the caller knows to be old.
 */
export async function awaitPosition(views: LedgerViews, request: FastifyRequest): Promise<void> {
  const wanted = request.headers['xiaohao-wait-for'];
  if (wanted === undefined) return;
  if (typeof wanted !== 'string' || !/^(0|[1-9]\d{0,18})$/.test(wanted))
    throw edgeProblem('ParameterInvalid', {
      errors: [
        {
          parameter: 'xiaohao-wait-for',
          code: 'ParameterInvalid',
          zh: '应为日志位置',
          en: 'must be a position',
        },
      ],
    });
  if ((await views.reached(wanted, '', patience)) === 'behind')
    throw edgeProblem('Unavailable', { headers: { 'retry-after': '1' } });
}
