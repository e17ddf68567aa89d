import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { admits } from '@xiaohao/access';
import { edgeProblem, nameCaller } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';
import { admissionKey } from './admission.js';
import { Keys } from './keys.js';

/** Finds out who calls and asks the policy of the route. */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(
    private readonly keys: Keys,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation =
      this.reflector.get<string | undefined>(admissionKey, context.getHandler()) ??
      this.reflector.get<string>(admissionKey, context.getClass());
    const given = request.headers.authorization;
    const caller = given === undefined ? undefined : await this.keys.callerOf(given);
    if (caller) {
      request.caller = caller;
      nameCaller(request, caller.id);
    }
    if (admits(operation, caller)) return true;
    if (caller) throw edgeProblem('Forbidden');
    throw edgeProblem('Unauthenticated', { headers: { 'www-authenticate': 'Bearer' } });
  }
}
