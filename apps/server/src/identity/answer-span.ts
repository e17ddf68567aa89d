import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { answeredWithin, patienceLeft } from '@xiaohao/event-log';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';

declare module 'fastify' {
  interface FastifyRequest {
    /** When it was first asked who asks, by `performance.now()`. */
    askedAt?: number;
    /** How long the log was waited for to find out who asks and what they may see, milliseconds; set by the guards. */
    waited?: number;
    /** What a handler in one span has left of the caller's patience with the log, milliseconds. */
    left?: number;
  }
}

/** Until a caller has an answer, whatever the log's store does; milliseconds. */
const answerPatience = 2_700;

/** What a guard has to find out; what it waits for the log is missing from the time of whatever follows. */
export function beforehand<T>(
  request: { waited?: number; askedAt?: number },
  work: () => Promise<T>,
): Promise<T> {
  request.askedAt ??= performance.now();
  return withinRest(request, async () => {
    try {
      return await work();
    } finally {
      request.waited = answerPatience - patienceLeft();
    }
  });
}

/** Milliseconds that are left for what is done with an answer before it goes out. */
export const restOfAnswer = ({ askedAt, left }: Pick<FastifyRequest, 'askedAt' | 'left'>): number =>
  left ?? (askedAt === undefined ? answerPatience : answerPatience - (performance.now() - askedAt));

/** A command, in the time that its guards have left of its caller's. */
export const withinRest = <T>(
  { waited = 0 }: { readonly waited?: number },
  work: () => Promise<T>,
): Promise<T> => answeredWithin(answerPatience - waited, work);

/** For routes that read and write more than one thing, and take no body that may come slowly: one span for all of it. */
export class InOneSpan implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const handled = withinRest(request, async () => {
      try {
        return await lastValueFrom(next.handle(), { defaultValue: undefined });
      } finally {
        request.left = patienceLeft();
      }
    });
    return from(handled);
  }
}
