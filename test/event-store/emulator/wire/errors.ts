import { Metadata, status } from '@grpc/grpc-js';

/** An error as the client reads it: a status and, in the trailers, what kind it is and of what. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    readonly details: string,
    trailers: Readonly<Record<string, string>> = {},
  ) {
    super(details);
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, printable(value));
  }
}

/** Trailers carry printable ASCII only; what is outside comes percent-encoded. */
const printable = (value: string): string =>
  value.replace(/[^\x20-\x7e]+/gu, (part) => encodeURIComponent(part.toWellFormed()));

/** What a server finds out too late for an answer of its own: a call ends without a word why, a batch and HTTP get the reason. */
export class NotForeseen extends CallError {
  constructor(readonly reason: string) {
    super(status.UNKNOWN, 'Exception was thrown by handler.');
  }
}

/** A call that goes on in a way it cannot. */
export const notInOrder = (): NotForeseen =>
  new NotForeseen('Operation is not valid due to the current state of the object.');

/** A call without a part that is looked into unasked. */
export const notThere = (): NotForeseen =>
  new NotForeseen('Object reference not set to an instance of an object.');

export const streamDeleted = (stream: string): CallError =>
  new CallError(status.FAILED_PRECONDITION, `Event stream '${printable(stream)}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const wrongExpectedVersion = (stream: string, expected: string, actual: string): CallError =>
  new CallError(
    status.FAILED_PRECONDITION,
    `Append failed due to WrongExpectedVersion. Stream: ${printable(stream)}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': expected,
      'actual-version': actual,
    },
  );

export const appendTooLarge = (limit: number): CallError =>
  new CallError(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const missingMetadata = (property: 'type' | 'content-type'): CallError =>
  new CallError(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const accessDenied = (): CallError =>
  new CallError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const notAuthenticated = (): CallError => new CallError(status.UNAUTHENTICATED, 'Not authenticated.');

export const invalidArgument = (details: string): CallError =>
  new CallError(status.INVALID_ARGUMENT, details);

/** One of several fields has to be set, and none is. */
export const noneOf = (fields: string): CallError => invalidArgument(`'None' is not a valid ${fields}`);

export const invalidPosition = (): CallError => invalidArgument('Trying to read from an invalid position.');

/** What a read from a place that cannot be ends in; a subscription is told what is wrong. */
export const noSuchPlace = (): CallError =>
  new CallError(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');

/** What a subscription to a stream without a name ends in: a server takes it for one to everything, and misses a last revision. */
export const noLastRevision = (): CallError =>
  new CallError(
    status.UNKNOWN,
    'Unexpected String: Live subscription to  failed to retrieve the last event number.',
  );

export const unavailable = (details = 'Server is not ready.'): CallError =>
  new CallError(status.UNAVAILABLE, details);

/** What a server says of calls under way when it is stopped in good order. */
export const cancelled = (): CallError => new CallError(status.CANCELLED, 'Operation is cancelled.');

export const notLeader = (host: string, port: number): CallError =>
  new CallError(status.NOT_FOUND, `Leader info available. Leader endpoint ${host}:${port}.`, {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
