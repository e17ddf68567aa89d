import { status } from '@grpc/grpc-js';
import type { ProjectionOutcome } from '../projections/index.js';
import { CallError } from './errors.js';

export const projectionAbsent = (name: string): CallError =>
  new CallError(status.NOT_FOUND, `Projection '${name}' not found`);

/** The server's answer to what it did not expect: the kinds of its messages. */
export const unexpectedAnswer = (received: 'NotAuthorized' | ProjectionOutcome): CallError =>
  new CallError(status.UNKNOWN, `Envelope callback expected Updated, received ${received} instead`);
