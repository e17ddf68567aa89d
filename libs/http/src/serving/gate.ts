import type { FastifyRequest } from 'fastify';
import { edgeProblem } from '../problem-details/edge-problem.js';
import type { HttpProblem } from '../problem-details/http-problem.js';
import type { AllowedMethods } from './allowed-methods.js';
import { accepts, producedBy } from './media-types.js';
import { isOffTheApi } from './security-headers.js';

const MOST_HEADERS = 100;

/** 404, or 405 with `Allow` where the path has other methods. */
export function noSuchRoute(request: FastifyRequest, methods: AllowedMethods): HttpProblem {
  const allowed = methods.of(request.raw.url ?? '');
  const allow = allowed.join(', ');
  // A folder of files takes every address below it: where the method is taken, it is the file that is not there.
  if (allow === '' || allowed.includes(request.method)) return edgeProblem('RouteNotFound');
  return edgeProblem('MethodNotAllowed', { params: { allow }, headers: { allow } });
}

/** What is refused by its line and headers alone, before a byte of the body is read. */
export function refusalAtTheGate(request: FastifyRequest, methods: AllowedMethods): HttpProblem | undefined {
  const { headers, rawHeaders, httpVersion, url = '' } = request.raw;
  if (rawHeaders.length > MOST_HEADERS * 2) return edgeProblem('HeadersTooLarge');
  if (headers.host === undefined && httpVersion === '1.1') return edgeProblem('MalformedRequest');
  if (request.is404) return noSuchRoute(request, methods);
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    return edgeProblem('UnsupportedMediaType', { headers: { 'accept-encoding': 'identity' } });
  const available = producedBy(request.routeOptions.config);
  if (!isOffTheApi(url) && !accepts(headers.accept, available))
    return edgeProblem('NotAcceptable', { params: { available: available.join(', ') } });
  return undefined;
}
