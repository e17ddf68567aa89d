import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noAccess, subjectKey } from '@xiaohao/access';
import { answeredWithin, patienceLeft } from '@xiaohao/event-log';
import { Register } from '@xiaohao/organisation';
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { askingTerms } from '../../apps/server/src/identity/oidc/asking-provider.js';
import { ProviderKeys } from '../../apps/server/src/identity/oidc/provider-keys.js';
import { ProviderTokens } from '../../apps/server/src/identity/oidc/provider-tokens.js';
import { Issuer, type SigningKey } from './issuer.js';

const person = { id: 'p', name: '王方', unit: 'u', roles: [], active: true };
const loaded = <S>(state: S) => ({ stream: 's', state, revision: '1', handRevision: '1', length: 1 });

/** What a provider does to whoever waits for its keys. */
describe('the keys of an identity provider', () => {
  let issuer: Issuer;
  let key: SigningKey;
  let failures: number;

  beforeEach(async () => {
    issuer = await Issuer.open();
    key = await issuer.makeKey('RS256');
    failures = 0;
  });
  afterEach(() => issuer.close());

  const tokens = (terms: Partial<typeof askingTerms> = {}): ProviderTokens => {
    const link = { id: 'l', issuer: issuer.url, subject: 'wang', person: 'p' };
    const access = { ...noAccess, subjects: new Map([[subjectKey(issuer.url, 'wang'), link]]) };
    const organisation = { units: new Map(), people: Register.of(new Map([['p', person]])) };
    const registers = { access: async () => loaded(access), organisation: async () => loaded(organisation) };
    const failed = (): void => {
      failures += 1;
    };
    const keys = new ProviderKeys(issuer.url, failed, { ...askingTerms, ...terms });
    const settings = { issuer: issuer.url, audience: 'xiaohao' };
    return new ProviderTokens(settings, keys.find, registers as never, () => new Date().toISOString());
  };
  const good = async (checked: ProviderTokens, signedBy: SigningKey): Promise<boolean> =>
    (await checked.callerOf(await issuer.token(signedBy))) !== undefined;

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('may be for %s', async (alg) => {
    expect(await good(tokens(), await issuer.makeKey(alg))).toBe(true);
  });
  it.each(['RS512', 'ES384'])('are not taken for %s', async (alg) => {
    expect(await good(tokens(), await issuer.makeKey(alg))).toBe(false);
  });

  it('tell when and how the user logged in, if the provider does', async () => {
    const checked = tokens();
    expect(await checked.callerOf(await issuer.token(key, { auth_time: 1_700_000_000 }))).toEqual({
      kind: 'person',
      id: 'p',
      key: 'l',
      authenticated: { at: '2023-11-14T22:13:20.000Z', methods: ['pwd', 'otp'] },
    });
    const silent = await checked.callerOf(await issuer.token(key, { auth_time: undefined }));
    expect(silent).toEqual({ kind: 'person', id: 'p', key: 'l' });
  });

  it('are asked for once, however many tokens wait for them', async () => {
    const checked = tokens();
    const answers = await Promise.all(Array.from({ length: 50 }, () => good(checked, key)));
    expect([answers.every(Boolean), issuer.asked]).toEqual([true, 1]);
  });

  it('are waited for in the provider’s time, and the log has its own', async () => {
    issuer.mood = 'silent';
    const checked = tokens({ timeout: 200 });
    const begun = performance.now();
    const end = await answeredWithin(60_000, async () => {
      await good(checked, key).catch(() => undefined);
      return performance.now() + patienceLeft();
    });
    expect(end - begun).toBeGreaterThan(60_150);
  });

  it.each<readonly [string, JWTPayload, Partial<JWTHeaderParameters>]>([
    ['of another issuer', { iss: 'https://id.example.org' }, {}],
    ['of another type', {}, { typ: 'dpop+jwt' }],
    ['that brings its own key', {}, { jku: 'https://id.example.org/jwks' }],
  ])('are not asked for because of a token %s', async (_what, claims, header) => {
    expect(await tokens().callerOf(await issuer.token(key, claims, header))).toBeUndefined();
    expect(issuer.asked).toBe(0);
  });

  it('are found again after they were changed, once the cool-down is over', async () => {
    const checked = tokens({ cooldown: 0 });
    expect(await good(checked, key)).toBe(true);
    const next = await issuer.makeKey('ES256', 'next');
    expect([await good(checked, next), issuer.asked]).toEqual([true, 2]);
  });

  it('are not asked for again and again because of tokens that name none of them', async () => {
    const checked = tokens();
    expect(await good(checked, key)).toBe(true);
    const unknown = { ...key, kid: 'unknown' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => good(checked, unknown)));
    expect([answers.some(Boolean), issuer.asked]).toEqual([false, 1]);
  });

  it.each(['down', 'elsewhere', 'huge'] as const)(
    'cannot be had of one that is %s, which is then left alone',
    async (mood) => {
      issuer.mood = mood;
      const checked = tokens();
      for (let time = 0; time < 5; time += 1) expect(await good(checked, key)).toBe(false);
      expect([issuer.asked, failures]).toEqual([1, 1]);
    },
  );

  it('cannot be had of one that is silent, and nobody waits for longer than is said', async () => {
    issuer.mood = 'silent';
    const checked = tokens({ timeout: 200 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => good(checked, key)));
    expect([answers.some(Boolean), issuer.asked]).toEqual([false, 1]);
    expect(await good(checked, key)).toBe(false);
    expect(issuer.asked).toBe(1);
  });

  it('go on being believed while the provider is down, and are had again when it is back', async () => {
    const checked = tokens({ cooldown: 0, rest: 0 });
    expect(await good(checked, key)).toBe(true);
    issuer.mood = 'down';
    const next = await issuer.makeKey('ES256', 'next');
    expect([await good(checked, key), await good(checked, next)]).toEqual([true, false]);
    issuer.mood = 'well';
    expect(await good(checked, next)).toBe(true);
  });

  it('are believed for a while only', async () => {
    const checked = tokens({ cache: 0, cooldown: 0, rest: 0 });
    expect(await good(checked, key)).toBe(true);
    issuer.keys = [];
    expect(await good(checked, key)).toBe(false);
  });
});
