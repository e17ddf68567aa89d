import { type Caller, subjectKey } from '@xiaohao/access';
import { decodeJwt, decodeProtectedHeader, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { OidcSettings } from '../../configuration/oidc-settings.js';
import type { Registers } from '../../house/registers.js';
import type { CredentialCheck } from '../callers.js';

/** Signatures by a key that only the provider has; a shared secret or none is never taken. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const types = ['at+jwt', 'application/at+jwt', 'jwt', 'application/jwt'];
/** Members by which a token would bring or fetch its own key. */
const ownKey = ['jku', 'jwk', 'x5u', 'x5c'];
/** How far clocks may differ, seconds. */
const leeway = 60;

/** Tells from a signed token of the identity provider who calls. */
export class ProviderTokens implements CredentialCheck {
  constructor(
    private readonly settings: OidcSettings,
    private readonly findKey: JWTVerifyGetKey,
    private readonly registers: Registers,
    private readonly now: () => string,
  ) {}

  /** Undefined whatever is wrong with the token, also when the provider cannot be asked for its keys. */
  async callerOf(text: string): Promise<Caller | undefined> {
    const payload = await this.#verified(text);
    if (payload?.sub === undefined) return undefined;
    const [access, organisation] = await Promise.all([
      this.registers.access(),
      this.registers.organisation(),
    ]);
    const link = access.state.subjects.get(subjectKey(this.settings.issuer, payload.sub));
    const person = link && organisation.state.people.get(link.person);
    if (!link || !person?.active) return undefined;
    return { kind: 'person', id: person.id, key: link.id, ...authenticatedOf(payload) };
  }

  async #verified(text: string): Promise<JWTPayload | undefined> {
    const { issuer, audience } = this.settings;
    const currentDate = new Date(this.now());
    try {
      // Looked at before any key is asked for, so that a token that cannot be good costs the provider nothing.
      if (!isHeaderFit(text) || decodeJwt(text).iss !== issuer) return undefined;
      const { payload } = await jwtVerify(text, this.findKey, {
        issuer,
        audience,
        algorithms,
        currentDate,
        clockTolerance: leeway,
        requiredClaims: ['sub', 'iat', 'exp'],
      });
      const latest = currentDate.getTime() / 1_000 + leeway;
      return isBefore(payload.iat, latest) && isBefore(payload['auth_time'] ?? 0, latest)
        ? payload
        : undefined;
    } catch {
      return undefined;
    }
  }
}

function isHeaderFit(text: string): boolean {
  const header: Readonly<Record<string, unknown>> = { ...decodeProtectedHeader(text) };
  const { alg, typ } = header;
  return (
    typeof alg === 'string' &&
    algorithms.includes(alg) &&
    typeof typ === 'string' &&
    types.includes(typ.toLowerCase()) &&
    !ownKey.some((name) => name in header)
  );
}

const isBefore = (second: unknown, latest: number): boolean =>
  typeof second === 'number' && Number.isFinite(second) && second <= latest;

/** When and how the provider says its user logged in; absent when it does not say when. */
function authenticatedOf({ auth_time: at, amr }: JWTPayload): Pick<Caller, 'authenticated'> {
  if (typeof at !== 'number') return {};
  const methods = Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [];
  return { authenticated: { at: new Date(at * 1_000).toISOString(), methods } };
}
