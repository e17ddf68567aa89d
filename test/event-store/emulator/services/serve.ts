import { type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import { CallError } from '../wire/errors.js';
import { InjectedFault } from './suffer.js';

/** What a service throws, as it goes to the client: nothing else than a CallError is expected. */
export const asCallError = (error: unknown): CallError =>
  error instanceof InjectedFault
    ? error.callError
    : error instanceof CallError
      ? error
      : new CallError(status.UNKNOWN, `Exception was thrown by handler. ${String(error)}`);

/** A handler of a call with one question and one answer. */
export const unary =
  <Request, Response>(answer: (call: ServerUnaryCall<Request, Response>) => Response | Promise<Response>) =>
  (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
    Promise.resolve()
      .then(() => answer(call))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(asCallError(error)),
      );
  };
