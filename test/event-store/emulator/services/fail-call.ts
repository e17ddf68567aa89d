import { constants } from 'node:http2';
import type { CallError } from '../wire/errors.js';
import { asCallError } from './as-call-error.js';
import { InjectedFault } from './suffer.js';

/** A call with the HTTP/2 stream below it, as the server's library holds it. */
interface Underlying {
  readonly call?: { readonly stream?: { close(code: number): void } };
}

/** Ends a call that failed: with its status, told by `tell`, or by RST_STREAM where the fault script wants that. */
export function failCall(call: object, error: unknown, tell: (error: CallError) => void): void {
  if (!(error instanceof InjectedFault && error.resets)) {
    tell(asCallError(error));
    return;
  }
  const stream = (call as Underlying).call?.stream;
  if (stream === undefined) throw new Error('the call has no stream that could be reset');
  stream.close(constants.NGHTTP2_INTERNAL_ERROR);
}
