import { edgeProblem } from './edge-problem.js';
import type { EdgeCode } from './edge-refusals.js';
import { HttpProblem } from './http-problem.js';

/** Turns an application's own errors into problems; `undefined` leaves the error to the edge. */
export type Translate = (error: unknown) => HttpProblem | undefined;

const codeOfFramework: Readonly<Record<string, EdgeCode>> = {
  FST_ERR_BAD_URL: 'MalformedUrl',
  FST_ERR_MAX_PARAM_LENGTH: 'RouteNotFound',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BodyTooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UnsupportedMediaType',
  FST_ERR_CTP_EMPTY_TYPE: 'UnsupportedMediaType',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'UnsupportedMediaType',
  FST_REQ_FILE_TOO_LARGE: 'BodyTooLarge',
  FST_PARTS_LIMIT: 'BodyTooLarge',
  FST_FILES_LIMIT: 'BodyTooLarge',
  FST_FIELDS_LIMIT: 'BodyTooLarge',
  ENOSPC: 'StorageFull',
  // No file can be opened just now, by this process or on this machine; it passes.
  EMFILE: 'Unavailable',
  ENFILE: 'Unavailable',
  // A file system that its host has set to read-only, as it does after a fault of the disk.
  EROFS: 'Unavailable',
};

const codeOfStatus: Readonly<Record<number, EdgeCode>> = {
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'RouteNotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  408: 'RequestTimeout',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'BodyTooLarge',
  414: 'UriTooLong',
  415: 'UnsupportedMediaType',
  417: 'ExpectationFailed',
  422: 'FieldInvalid',
  428: 'PreconditionRequired',
  429: 'TooManyRequests',
  431: 'HeadersTooLarge',
  503: 'Unavailable',
  507: 'StorageFull',
};

const statusOf = (error: object): number => {
  if ('getStatus' in error && typeof error.getStatus === 'function') return Number(error.getStatus());
  return 'statusCode' in error ? Number(error.statusCode) : Number.NaN;
};

const known = <T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;

/** The problem that answers `error`. What nobody foresaw is a 500 that tells the caller nothing of it. */
export function problemOfError(error: unknown, translate?: Translate): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const translated = translate?.(error);
  if (translated) return translated;
  if (typeof error !== 'object' || error === null) return edgeProblem('InternalError', { cause: error });
  const status = statusOf(error);
  const code =
    known(codeOfFramework, 'code' in error ? error.code : undefined) ?? known(codeOfStatus, String(status));
  if (code) return edgeProblem(code, { cause: error });
  return edgeProblem(status >= 400 && status < 500 ? 'MalformedRequest' : 'InternalError', { cause: error });
}
