import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The unreserved characters of RFC 3986 and the colon: nothing that a log, a shell or a page takes for more than itself. */
const ACCEPTED = /^[A-Za-z0-9._~:-]{1,128}$/;

/** The id under which a request is logged and answered: the caller's `X-Request-Id` if it is harmless, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
}
