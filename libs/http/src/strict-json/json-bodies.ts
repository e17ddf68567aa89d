import type { FastifyInstance } from 'fastify';
import { edgeProblem } from '../problem-details/edge-problem.js';
import { readStrictJson } from './read-strict-json.js';

/** Whether the header's parameters leave the charset at UTF-8. */
function isUtf8Label(contentType: string): boolean {
  return contentType
    .split(';')
    .slice(1)
    .map((param) => param.trim().toLowerCase())
    .filter((param) => param.startsWith('charset'))
    .every((param) => /^charset="?utf-8"?$/.test(param));
}

/**
 * Makes strict JSON the only body that routes take: other types, other charsets are 415, more than
 * `bodyLimit` bytes is 413. An empty body is `undefined`, so that the DTO says which field is missing.
 */
export function takeJsonBodies(instance: FastifyInstance, bodyLimit: number): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit },
    (request, bytes, done) => {
      try {
        if (!isUtf8Label(request.headers['content-type'] ?? '')) throw edgeProblem('UnsupportedMediaType');
        done(null, bytes.length === 0 ? undefined : readStrictJson(bytes));
      } catch (error) {
        done(error as Error, undefined);
      }
    },
  );
}
