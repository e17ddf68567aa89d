import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LedgerViews } from '../views/index.js';
import { awaitPosition } from './await-position.js';

/**
 * Whoever asks with a position that another node has told them of is looked at by a node that holds it: what they
 * see, may and write to is there. It comes before what is seen is found out, so that nothing is called absent that
 * has only not arrived.
 */
export class PositionGuard implements CanActivate {
  constructor(private readonly views: LedgerViews) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await awaitPosition(this.views, request);
    return true;
  }
}
