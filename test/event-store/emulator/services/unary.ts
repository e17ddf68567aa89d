import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { failCall } from './fail-call.js';

/** A handler of a call with one question and one answer. */
export const unary =
  <Request, Response>(answer: (call: ServerUnaryCall<Request, Response>) => Response | Promise<Response>) =>
  (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
    Promise.resolve()
      .then(() => answer(call))
      .then(
        (response) => callback(null, response),
        (error: unknown) => failCall(call, error, (told) => callback(told)),
      );
  };
