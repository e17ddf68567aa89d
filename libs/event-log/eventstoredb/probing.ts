import { randomUUID } from 'node:crypto';
import type { EncodedEvent, ExpectedRevision } from '@xiaohao/event-log';
import { LogUnavailable } from '@xiaohao/event-log';
import type { BatchAppends } from './batch-appends.js';
import { exceptionOf, faultOf, messageOf } from './faults.js';
import type { StoreClient } from './store-client.js';

/** A revision at which no stream ends: whoever may write there is told so, and nothing is written. */
export const nowhere = '9007199254740990';

/** An event for the store itself; what is not of the port's form is no event of the log. */
export const serverEvent = (type: string, data: object): EncodedEvent => ({
  id: randomUUID(),
  type,
  data: JSON.stringify(data),
  metadata: '{}',
  bytes: 0,
});

/**
 * Why a store cannot be asked. `silent`: nothing answers, or it is not ready; `distrusted`: something answers, but
 * not with the certificate or TLS that is asked for; `stranger`: it does not know the user, or not by this password.
 */
export type NotReached = 'silent' | 'distrusted' | 'stranger';

/** The store cannot be asked. */
export class StoreUnreachable extends Error {
  override readonly name = 'StoreUnreachable';
  constructor(
    message: string,
    readonly why: NotReached,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Refusals of a server that says nothing of the user by them: it is busy, or not ready. */
const notNow: ReadonlySet<string> = new Set(['timeout', 'unknown']);

/** @throws StoreUnreachable unless it is an answer of the store */
export function mustBeAnswer(error: unknown): void {
  if (error instanceof StoreUnreachable) throw error;
  const fault = error instanceof LogUnavailable ? 'lost' : faultOf(error);
  const why = fault === 'lost' ? 'silent' : fault;
  if (why === 'silent' || why === 'distrusted' || why === 'stranger')
    throw new StoreUnreachable(messageOf(error), why, { cause: error });
}

/**
 * Whether this user may append to a stream, found out without writing.
 * @throws StoreUnreachable
 */
export async function mayAppend(
  appends: BatchAppends,
  stream: string,
  event: EncodedEvent,
  expected: ExpectedRevision = nowhere,
): Promise<boolean> {
  try {
    const answer = await appends.append(stream, expected, [event]);
    if (answer.kind !== 'refused') return true;
    if (notNow.has(answer.exception)) throw new StoreUnreachable(answer.message, 'silent');
    return answer.exception !== 'access-denied';
  } catch (error) {
    mustBeAnswer(error);
    return faultOf(error) !== 'denied';
  }
}

/**
 * Whether this user may delete a stream, or tombstone it, found out without doing so.
 * @throws StoreUnreachable
 */
export async function mayDelete(
  client: StoreClient,
  how: 'deleteStream' | 'tombstoneStream',
  stream: string,
  deadline: number,
): Promise<boolean> {
  try {
    await client[how](stream, { expectedRevision: BigInt(nowhere), deadline });
    return true;
  } catch (error) {
    if (exceptionOf(error) === 'wrong-expected-version') return true;
    mustBeAnswer(error);
    return faultOf(error) !== 'denied';
  }
}
