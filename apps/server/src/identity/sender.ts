import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type RequestFacts, RequestIds } from '@xiaohao/command-handling';
import type { EventActor } from '@xiaohao/event-log';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the request came from; set by the guard. */
    clientAddress?: string;
  }
}

/** Who sends a request, when it is not known yet who that is. */
export interface Sender {
  readonly address: string;
  /** What a command of this request says about itself, by whom it turns out to be; absent: by nobody known. */
  facts(person?: string): RequestFacts;
}

const nobody: EventActor = { kind: 'system', id: 'system' };

/** The sender of a request, see {@link Sender}. */
export const SenderParam = createParamDecorator((_: unknown, context: ExecutionContext): Sender => {
  const { clientAddress: address = '', id: correlationId } = context
    .switchToHttp()
    .getRequest<FastifyRequest>();
  const ids = new RequestIds();
  return {
    address,
    facts: (person) => ({
      actor: person === undefined ? nobody : { kind: 'person', id: person },
      correlationId,
      ids,
    }),
  };
});
