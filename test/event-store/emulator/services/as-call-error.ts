import { status } from '@grpc/grpc-js';
import { CallError } from '../wire/errors.js';
import { InjectedFault } from './suffer.js';

/** What a service throws, as it goes to the client: nothing else than a CallError is expected. */
export const asCallError = (error: unknown): CallError =>
  error instanceof InjectedFault
    ? error.callError
    : error instanceof CallError
      ? error
      : new CallError(status.UNKNOWN, `Exception was thrown by handler. ${String(error)}`);
