import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Caller, denialOf, isOperation, type Operation } from '@xiaohao/access';
import { edgeProblem, nameCaller } from '@xiaohao/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';
import type { RequestLimits } from '../limits/request-limits.js';
import { admissionKey } from './admission.js';
import { beforehand } from './answer-span.js';
import { awaitPosition } from './await-position.js';
import type { Standings } from './standings.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is asked for, in the words of the policy; set by the guard. */
    operation?: Operation;
  }
}

/**
 * Finds out who calls, sees to it that nobody asks too fast, waits for what the caller has seen elsewhere, and asks
 * the policy of the route. What is seen is found out after it, so that nothing is called absent that has only not
 * arrived.
 */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(
    private readonly house: Pick<House, 'callers' | 'addressOf' | 'holds'> & {
      readonly limits: Pick<RequestLimits, 'admit'>;
    },
    private readonly standings: Standings,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): Promise<boolean> {
    return beforehand(context.switchToHttp().getRequest<FastifyRequest>(), () => this.#admits(context));
  }

  async #admits(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const operation =
      this.reflector.get<string | undefined>(admissionKey, context.getHandler()) ??
      this.reflector.get<string>(admissionKey, context.getClass());
    if (isOperation(operation)) request.operation = operation;
    const address = this.house.addressOf(request);
    request.clientAddress = address;
    let caller = await this.#identify(request, address);
    this.house.limits.admit(request, http.getResponse<FastifyReply>(), caller, address);
    // Whoever they were before: what was waited for may have made their key, or ended it.
    if (await awaitPosition(this.house, request)) caller = await this.#identify(request, address);
    const standing = await this.standings.of(caller);
    request.standing = standing;
    const denial = denialOf(operation, standing);
    if (denial === null) return true;
    if (caller === undefined) throw edgeProblem('Unauthenticated');
    throw edgeProblem(denial === 'setUpOver' ? 'SetUpOver' : 'Forbidden');
  }

  /** Who calls; known to the logs from here on, whatever becomes of the request. */
  async #identify(request: FastifyRequest, address: string): Promise<Caller | undefined> {
    const given = request.headers.authorization;
    const caller = given === undefined ? undefined : await this.house.callers.callerOf(given, address);
    if (caller) {
      request.caller = caller;
      nameCaller(request, caller.id);
    } else if (request.caller) delete request.caller;
    return caller;
  }
}
