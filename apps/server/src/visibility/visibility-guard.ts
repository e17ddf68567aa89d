import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { grantOf } from '@xiaohao/access';
import { edgeProblem, isId } from '@xiaohao/http';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { FastifyRequest } from 'fastify';
import type { Registers } from '../house/registers.js';
import type { Visibility } from './visibility.js';
import './granted.js';

/** Every route of one problem: what lies below its id. */
const ofProblem = /^\/api\/v1\/problems\/:id(\/|$)/;

/**
 * Finds out what the caller may see, and answers every route of a problem that is not in it like one of an id that
 * nobody has. It goes by the route's path, so that no route can be without it, and stands before the body is read.
 */
export class VisibilityGuard implements CanActivate {
  constructor(
    private readonly visibility: Visibility,
    private readonly registers: Registers,
    private readonly now: () => string,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context
      .switchToHttp()
      .getRequest<FastifyRequest<{ Params: Readonly<Record<string, string>> }>>();
    const organisation = (await this.registers.organisation()).state;
    const grant = grantOf(request.caller, organisation, dateInZone(this.now(), chinaTime));
    request.grant = grant;
    if (!ofProblem.test(request.routeOptions.url ?? '')) return true;
    const { id } = request.params;
    if (isId(id) && (await this.visibility.problem(grant, id))) return true;
    throw edgeProblem('NotFound');
  }
}
