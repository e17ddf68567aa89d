import { answeredWithin } from '@xiaohao/event-log';

declare module 'fastify' {
  interface FastifyRequest {
    /** How long it took to find out who asks and what they may see, milliseconds; set by the guards. */
    waited?: number;
  }
}

/** Until a caller has an answer, whatever the log's store does; milliseconds. */
const answerPatience = 2_700;

/** What a guard has to find out; what it takes is missing from the time of whatever follows. */
export async function beforehand<T>(request: { waited?: number }, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await withinRest(request, work);
  } finally {
    request.waited = (request.waited ?? 0) + performance.now() - begun;
  }
}

/** A command, in the time that its guards have left of its caller's. */
export const withinRest = <T>(
  { waited = 0 }: { readonly waited?: number },
  work: () => Promise<T>,
): Promise<T> => answeredWithin(answerPatience - waited, work);
