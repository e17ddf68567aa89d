import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { edgeProblem } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';

/** The longest that a caller is kept waiting, milliseconds. */
const patience = 1_000;

/**
 * Whoever asks with a position that another node has told them of (`Xiaohao-Wait-For`, as told by a command's answer)
 * is looked at by a node that holds it: what they see, may and write to is there. It comes before what is seen is
 * found out, so that nothing is called absent that has only not arrived; after a second the answer is 503 rather
 * than what the caller knows to be old.
 */
export class PositionGuard implements CanActivate {
  constructor(private readonly house: Pick<House, 'holds'>) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const wanted = headers['xiaohao-wait-for'];
    if (wanted === undefined) return true;
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
    if (!(await this.house.holds(wanted, patience)))
      throw edgeProblem('Unavailable', { headers: { 'retry-after': '1' } });
    return true;
  }
}
