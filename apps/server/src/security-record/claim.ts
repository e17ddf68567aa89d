import { loginName, type SecuritySubject } from '@xiaohao/access';
import { parseKey, parseToken } from '@xiaohao/access/credentials';
import type { FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';

/** Whom a request without a good credential says it comes from. */
export interface Claim {
  readonly subject: SecuritySubject;
  readonly credential?: string;
}

const unknown: SecuritySubject = { kind: 'unknown' };

/**
 * What a request claims, as far as it is known here. What is not, is left out: somebody may have typed a
 * password where a name belongs, or pasted a secret where an id does.
 */
export async function claimOf({ headers, body }: FastifyRequest, house: House): Promise<Claim> {
  const login = textIn(body, 'login');
  const refreshed = parseToken(textIn(body, 'refreshToken') ?? '');
  const person = login === undefined ? undefined : await personOf(login, house);
  if (person !== undefined) return { subject: { kind: 'person', id: person } };
  if (refreshed !== undefined) return ofSession(refreshed.session, house);
  const text = (headers.authorization ?? '').replace(/^Bearer /i, '');
  const key = parseKey(text);
  if (key !== undefined && (await house.keys.isIssued(key.id)))
    return { subject: unknown, credential: key.id };
  const token = parseToken(text);
  return token === undefined ? { subject: unknown } : ofSession(token.session, house);
}

async function ofSession(session: string, house: House): Promise<Claim> {
  const person = await house.accounts.sessions.ownerOf(session);
  return person === undefined
    ? { subject: unknown }
    : { subject: { kind: 'person', id: person }, credential: session };
}

/** Of a login name that somebody has. */
const personOf = async (login: string, house: House): Promise<string | undefined> =>
  (await house.registers.access()).state.logins.get(loginName(login) ?? '');

function textIn(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const text = (body as Readonly<Record<string, unknown>>)[name];
  return typeof text === 'string' ? text : undefined;
}
