import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { denialOf } from '@xiaohao/access';
import { edgeProblem, nameCaller } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';
import { admissionKey } from './admission.js';
import type { Callers } from './callers.js';
import type { Standings } from './standings.js';

/** Finds out who calls and asks the policy of the route. */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly standings: Standings,
    private readonly addressOf: (request: FastifyRequest) => string,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation =
      this.reflector.get<string | undefined>(admissionKey, context.getHandler()) ??
      this.reflector.get<string>(admissionKey, context.getClass());
    const address = this.addressOf(request);
    request.clientAddress = address;
    const given = request.headers.authorization;
    const caller = given === undefined ? undefined : await this.callers.callerOf(given, address);
    if (caller) {
      request.caller = caller;
      nameCaller(request, caller.id);
    }
    const standing = await this.standings.of(caller);
    request.standing = standing;
    const denial = denialOf(operation, standing);
    if (denial === null) return true;
    if (caller === undefined) throw edgeProblem('Unauthenticated');
    throw edgeProblem(denial === 'setUpOver' ? 'SetUpOver' : 'Forbidden');
  }
}
