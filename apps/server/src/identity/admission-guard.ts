import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { admits, type Caller, isOperation, type Operation, policies } from '@xiaohao/access';
import { edgeProblem, nameCaller } from '@xiaohao/http';
import type { HeldRole } from '@xiaohao/organisation';
import type { FastifyRequest } from 'fastify';
import { admissionKey } from './admission.js';
import type { Callers } from './callers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is asked for, in the words of the policy; set by the guard. */
    operation?: Operation;
  }
}

/** Finds out who calls and asks the policy of the route. */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly addressOf: (request: FastifyRequest) => string,
    private readonly heldBy: (caller: Caller) => Promise<readonly HeldRole[]>,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation =
      this.reflector.get<string | undefined>(admissionKey, context.getHandler()) ??
      this.reflector.get<string>(admissionKey, context.getClass());
    if (isOperation(operation)) request.operation = operation;
    const address = this.addressOf(request);
    request.clientAddress = address;
    const given = request.headers.authorization;
    const caller = given === undefined ? undefined : await this.callers.callerOf(given, address);
    if (caller) {
      request.caller = caller;
      nameCaller(request, caller.id);
    }
    if (admits(operation, caller, await this.#heldFor(operation, caller))) return true;
    throw edgeProblem(caller ? 'Forbidden' : 'Unauthenticated');
  }
  /** Posts are looked up only where the policy asks for one. */
  async #heldFor(operation: string, caller: Caller | undefined): Promise<readonly HeldRole[]> {
    const asks = isOperation(operation) && policies[operation] === 'auditAdministrator';
    return asks && caller ? this.heldBy(caller) : [];
  }
}
