import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { admits, type Caller, isOperation, type Operation, policies } from '@xiaohao/access';
import { edgeProblem, nameCaller } from '@xiaohao/http';
import type { HeldRole } from '@xiaohao/organisation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';
import { admissionKey } from './admission.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is asked for, in the words of the policy; set by the guard. */
    operation?: Operation;
  }
}

/** Finds out who calls, sees to it that nobody asks too fast, and asks the policy of the route. */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(
    private readonly house: Pick<House, 'callers' | 'addressOf' | 'heldBy' | 'limits'>,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const operation =
      this.reflector.get<string | undefined>(admissionKey, context.getHandler()) ??
      this.reflector.get<string>(admissionKey, context.getClass());
    if (isOperation(operation)) request.operation = operation;
    const { callers, limits } = this.house;
    const address = this.house.addressOf(request);
    request.clientAddress = address;
    const given = request.headers.authorization;
    const caller = given === undefined ? undefined : await callers.callerOf(given, address);
    if (caller) {
      request.caller = caller;
      nameCaller(request, caller.id);
    }
    limits.admit(request, http.getResponse<FastifyReply>(), caller, address);
    if (admits(operation, caller, await this.#heldFor(operation, caller))) return true;
    throw edgeProblem(caller ? 'Forbidden' : 'Unauthenticated');
  }
  /** Posts are looked up only where the policy asks for one. */
  async #heldFor(operation: string, caller: Caller | undefined): Promise<readonly HeldRole[]> {
    const asks = isOperation(operation) && policies[operation] === 'auditAdministrator';
    return asks && caller ? this.house.heldBy(caller) : [];
  }
}
