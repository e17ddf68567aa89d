/**
 * What an error means for the one who asked. `lost`: nobody knows whether it was done, asking again may help;
 * `denied`: this user may not; `stranger`: the user is not known, or not by this password; `deleted`: the stream was
 * tombstoned; `distrusted`: the server's certificate or its way of speaking is not what was asked for; `refused`: it
 * will be answered the same way every time.
 */
export type Fault = 'lost' | 'denied' | 'stranger' | 'deleted' | 'distrusted' | 'refused';

/** Codes of gRPC, by its specification. */
const codes = {
  cancelled: 1,
  unknown: 2,
  deadlineExceeded: 4,
  permissionDenied: 7,
  resourceExhausted: 8,
  aborted: 10,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;

const lostCodes: ReadonlySet<unknown> = new Set([
  codes.cancelled,
  codes.unknown,
  codes.deadlineExceeded,
  codes.resourceExhausted,
  codes.aborted,
  codes.internal,
  codes.unavailable,
]);
const lostTypes: ReadonlySet<unknown> = new Set([
  'timeout',
  'deadline-exceeded',
  'unavailable',
  'cancelled',
  'not-leader',
  'unknown',
]);
/** What a server answers to a read of everything from a place where nothing can be; of no kind of its own. */
const noPlace = /Unexpected ReadAllResult/;
const distrust = /certificate|self[- ]signed|altnames?|ERR_SSL|ERR_TLS|wrong version number|EPROTO/i;

/** Ends what gRPC says of a host that cannot be reached, with nothing behind it where its name was found. */
const emptyNote = /\s*Resolution note:\s*$/;

export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(emptyNote, '');

/** Whether a server says that nothing can be at a place: its log ends before, or has another event around it. */
export const isNoPlace = (error: unknown): boolean => noPlace.test(messageOf(error));

interface Said {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly metadata?: { getMap?(): Readonly<Record<string, unknown>> };
}

/** The name of the server's exception, where the error carries one. */
export function exceptionOf(error: unknown): string | undefined {
  const { type, metadata } = (error ?? {}) as Said;
  const named = metadata?.getMap?.()['exception'] ?? type;
  return typeof named === 'string' ? named : undefined;
}

/** By the server's exception, the client's type, and by the bare code where the error carries neither. */
export function faultOf(error: unknown): Fault {
  const { code, message } = (error ?? {}) as Said;
  const exception = exceptionOf(error);
  // The client calls it `access-denied`, too.
  if (code === codes.unauthenticated) return 'stranger';
  if (exception === 'access-denied') return 'denied';
  if (exception === 'stream-deleted') return 'deleted';
  if (typeof message === 'string' && distrust.test(message)) return 'distrusted';
  if (isNoPlace(error)) return 'refused';
  if (lostTypes.has(exception)) return 'lost';
  if (code === codes.permissionDenied) return 'denied';
  if (lostCodes.has(code)) return 'lost';
  // The client's discovery fails with a plain error; so does whatever breaks below it.
  return code === undefined && exception === undefined ? 'lost' : 'refused';
}

/** Whether it says that nothing can be had of the server for now, be it there or not. */
export const cutsOff = (fault: Fault): boolean => ['lost', 'distrusted', 'stranger'].includes(fault);
