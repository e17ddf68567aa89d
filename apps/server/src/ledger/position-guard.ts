import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LedgerViews } from '../views/index.js';
import { awaitPosition } from './await-position.js';

/**
 * Whoever writes with a position that another node has told them of is looked at by a node that holds it: what
 * they see, may and write to is there. Reads wait for themselves.
 */
export class PositionGuard implements CanActivate {
  constructor(private readonly views: LedgerViews) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method !== 'GET') await awaitPosition(this.views, request);
    return true;
  }
}
