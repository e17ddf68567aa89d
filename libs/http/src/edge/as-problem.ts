import { HttpException } from '@nestjs/common';
import { edgeProblem } from '../problem-details/edge-catalogue.js';
import { HttpProblem } from '../problem-details/problem-details.js';

/** The largest JSON body, bytes. */
export const bodyLimit = 1_048_576;

/** Turns other errors of the product (the log's, the command handling's) into problems; undefined if not its own. */
export type Translate = (error: unknown) => HttpProblem | undefined;

const fastifyCodes: Readonly<Record<string, () => HttpProblem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => edgeProblem('BodyTooLarge', { params: { limit: bodyLimit } }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => edgeProblem('UnsupportedMediaType', { params: { given: '' } }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => edgeProblem('MalformedJson', { params: { reason: 'empty' } }),
};

/** Any error as a problem; undefined when it is a fault of ours. */
export function asProblem(error: unknown, translate: Translate): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  const translated = translate(error);
  if (translated) return translated;
  const { code, statusCode } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly code?: unknown;
    readonly statusCode?: unknown;
  };
  const known = typeof code === 'string' ? fastifyCodes[code] : undefined;
  if (known) return known();
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 413) return edgeProblem('BodyTooLarge', { params: { limit: bodyLimit } });
  if (status === 415) return edgeProblem('UnsupportedMediaType', { params: { given: '' } });
  if (status === 404) return edgeProblem('RouteNotFound');
  if (status === 406 || (typeof code === 'string' && code.startsWith('FST_REQ_FILE')))
    return edgeProblem('BadRequest');
  return typeof status === 'number' && status >= 400 && status < 500 ? edgeProblem('BadRequest') : undefined;
}
