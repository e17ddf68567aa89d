import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { grantOf } from '@xiaohao/access';
import { edgeProblem, isId } from '@xiaohao/http';
import { noOrganisation } from '@xiaohao/organisation';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { FastifyRequest } from 'fastify';
import type { Registers } from '../house/registers.js';
import { beforehand } from '../identity/answer-span.js';
import type { Matter, Visibility } from './visibility.js';
import './granted.js';

/** Routes of one matter, by their paths: what lies below its id. The first that fits holds. */
const routes: readonly (readonly [RegExp, Matter])[] = [
  [/^\/api\/v1\/problems\/:id(\/|$)/, 'problem'],
  [/^\/api\/v1\/intakes\/:id\/reporter(\/|$)/, 'reporter'],
  [/^\/api\/v1\/intakes\/:id(\/|$)/, 'intake'],
];

/**
 * Finds out what the caller may see, and answers every route of a matter that is not in it like one of an id that
 * nobody has. It goes by the route's path, so that no route can be without it, and stands before the body is held
 * against what the route takes.
 */
export class VisibilityGuard implements CanActivate {
  constructor(
    private readonly visibility: Visibility,
    private readonly registers: Registers,
    private readonly now: () => string,
  ) {}

  canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context
      .switchToHttp()
      .getRequest<FastifyRequest<{ Params: Readonly<Record<string, string>> }>>();
    return beforehand(request, () => this.#sees(request));
  }

  async #sees(request: FastifyRequest<{ Params: Readonly<Record<string, string>> }>): Promise<boolean> {
    // What is open to everybody stays so when the register cannot be read.
    const organisation =
      request.caller === undefined ? noOrganisation : (await this.registers.organisation()).state;
    const grant = grantOf(request.caller, organisation, dateInZone(this.now(), chinaTime));
    request.grant = grant;
    const [, matter] = routes.find(([path]) => path.test(request.routeOptions.url ?? '')) ?? [];
    if (matter === undefined) return true;
    const { id } = request.params;
    if (isId(id) && (await this.visibility.sees(matter, grant, id))) return true;
    throw edgeProblem('NotFound');
  }
}
