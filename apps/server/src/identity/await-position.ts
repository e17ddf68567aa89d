import { patienceLeft } from '@xiaohao/event-log';
import { edgeProblem } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';

/** The longest that a caller is kept waiting, milliseconds. */
const patience = 1_000;

/**
 * Waits until this node holds the position that the caller was told of elsewhere (`Xiaohao-Wait-For`, from the
 * answer to a command); false where none was named. After a second it is answered 503 rather than with what the
 * caller knows to be old.
 */
export async function awaitPosition(
  house: Pick<House, 'holds'>,
  { headers }: Pick<FastifyRequest, 'headers'>,
): Promise<boolean> {
  const wanted = headers['xiaohao-wait-for'];
  if (wanted === undefined) return false;
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
  if (!(await house.holds(wanted, Math.min(patience, patienceLeft()))))
    throw edgeProblem('Unavailable', { headers: { 'retry-after': '1' } });
  return true;
}
