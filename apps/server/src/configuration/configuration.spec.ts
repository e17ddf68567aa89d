import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formatNoteKey, keyKinds, NoteSigner } from '@xiaohao/integrity';
import { readConfiguration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';

const refusalOf = (env: Record<string, string>): ConfigurationError => {
  try {
    readConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
  }
  throw new Error('nothing was refused');
};

describe('configuration', () => {
  it('works with nothing set', () => {
    expect(readConfiguration({})).toMatchObject({
      port: 3000,
      dataFolder: './data',
      clock: 'real',
      host: '127.0.0.1',
      signing: { kind: 'ed25519' },
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '1e3'],
    ['XIAOHAO_CLOCK', 'sundial'],
    ['LOG_LEVEL', 'loud'],
    ['XIAOHAO_LOW_WATER_MB', '-1'],
    ['XIAOHAO_BOOTSTRAP_KEY', 'xh_a_canary-secret'],
    ['XIAOHAO_DATADIR', '/tmp'],
    ['XIAOHAO_SIGNING', 'quill'],
    ['XIAOHAO_SIGNING_URL', 'https://signing.example'],
    ['XIAOHAO_CLOCK_START', '2024-07-01T00:00:00Z'],
    ['XIAOHAO_PASSWORD_MIN', '7'],
    ['XIAOHAO_RATE_LIMIT_READS', '-1'],
    ['XIAOHAO_RATE_LIMIT_WRITES', 'many'],
    ['XIAOHAO_SECURITY_RECORD_MONTHS', '5'],
    ['XIAOHAO_TRUSTED_PROXIES', '10.0.0.1, proxy.example.org'],
    ['XIAOHAO_HSTS', '31536000'],
    ['XIAOHAO_HSTS', 'always'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(refusalOf({ [name]: value }).variable).toBe(name);
  });

  it.each([
    ['XIAOHAO_CLOCK', ['real', 'virtual']],
    ['XIAOHAO_SIGNING', ['ed25519', 'sm2', 'service']],
    ['XIAOHAO_ALLOW_UNSAFE_EVENT_STORE', ['0', '1']],
    ['LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']],
    ['XIAOHAO_PASSWORD_MIN', ['8', '64']],
    ['XIAOHAO_CLOCK_START', ['2024-07-01T00:00:00Z', 'XIAOHAO_CLOCK=virtual']],
    ['XIAOHAO_TRUSTED_PROXIES', ['10.0.0.0/8']],
    ['XIAOHAO_SIGNING_URL', ['https', 'XIAOHAO_SIGNING=service']],
  ])('tells in either language what %s may be: %j', (name, values) => {
    const [zh = '', en = ''] = refusalOf({ [name]: 'no such thing' }).rule.split(' / ');
    expect(zh).toMatch(/\p{Script=Han}/u);
    for (const value of values) expect([zh, en]).toEqual(Array(2).fill(expect.stringContaining(value)));
  });

  it('takes an empty first key for one that is not set, as with every other', () => {
    expect(readConfiguration({ XIAOHAO_BOOTSTRAP_KEY: '' }).bootstrapKey).toBeUndefined();
  });

  it.each([
    '*',
    'null',
    'https://*.example.org',
    'https://desk.example.org/',
    'https://desk.example.org/path',
    'https://Desk.example.org',
    'https://desk.example.org:443',
    'http://desk.example.org',
    'desk.example.org',
    'https://user@desk.example.org',
    'https://desk.example.org, , https://other.example.org',
  ])('admits no pages of %p, which is no safe origin', (origins) => {
    expect(refusalOf({ XIAOHAO_CORS_ORIGINS: origins }).variable).toBe('XIAOHAO_CORS_ORIGINS');
  });

  it('admits pages of exactly the origins that are named, and of none otherwise', () => {
    const corsOrigins = ['https://desk.example.org:8443', 'http://localhost:5173'];
    expect(readConfiguration({ XIAOHAO_CORS_ORIGINS: corsOrigins.join(' , ') })).toMatchObject({
      corsOrigins,
    });
    expect(readConfiguration({}).corsOrigins).toEqual([]);
  });

  it.each([
    '',
    'http://signing.example/',
    'ftp://127.0.0.1/',
    'https://user:pass@signing.example',
    'no address',
  ])('sends statements to nobody but a trustworthy service, so not to %p', (url) => {
    const refused = refusalOf({ XIAOHAO_SIGNING: 'service', XIAOHAO_SIGNING_URL: url });
    expect(refused.variable).toBe('XIAOHAO_SIGNING_URL');
    expect(refused.message).not.toContain('user:pass');
  });

  it.each([
    'https://signing.example/v1',
    'http://127.0.0.1:9000/',
    'http://[::1]:9000',
    'http://localhost/s',
  ])('takes %s for a signing service', (url) => {
    const { signing } = readConfiguration({ XIAOHAO_SIGNING: 'service', XIAOHAO_SIGNING_URL: url });
    expect(signing).toEqual({ kind: 'service', url });
  });

  it('never prints a secret', () => {
    expect(refusalOf({ XIAOHAO_BOOTSTRAP_KEY: 'xh_a_canary-secret' }).message).not.toContain('canary-secret');
  });

  it.each([
    ['XIAOHAO_OIDC_ISSUER', { XIAOHAO_OIDC_AUDIENCE: 'xiaohao' }],
    ['XIAOHAO_OIDC_AUDIENCE', { XIAOHAO_OIDC_ISSUER: 'https://id.example.org' }],
    ...[
      'http://id.example.org',
      'http://127.0.0.1.example.org',
      'ftp://127.0.0.1',
      'https://user:canary-secret@id.example.org',
      'https://id.example.org/?realm=a',
      'https://id.example.org/#a',
      'id.example.org',
    ].map(
      (issuer) =>
        ['XIAOHAO_OIDC_ISSUER', { XIAOHAO_OIDC_ISSUER: issuer, XIAOHAO_OIDC_AUDIENCE: 'xiaohao' }] as const,
    ),
  ])('refuses a provider that is wrong in %s: %j', (name, env) => {
    const { variable, message } = refusalOf(env as Record<string, string>);
    expect(variable).toBe(name);
    expect(message).not.toContain('canary-secret');
  });

  it.each([
    'https://id.example.org/realms/union',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
    'http://localhost',
  ])('takes the provider %s', (issuer) => {
    const env = { XIAOHAO_OIDC_ISSUER: issuer, XIAOHAO_OIDC_AUDIENCE: 'xiaohao' };
    expect(readConfiguration(env).oidc).toEqual({ issuer, audience: 'xiaohao' });
    expect(readConfiguration({}).oidc).toBeUndefined();
  });

  it('takes a witness with its address and its key, both or neither', () => {
    const key = 'witness.example/w';
    const url = 'http://10.0.0.7:3100/';
    const own = formatNoteKey(new NoteSigner(key, keyKinds.cosignature, Buffer.alloc(32, 1)).key);
    const ofLog = formatNoteKey(new NoteSigner(key, keyKinds.ed25519, Buffer.alloc(32, 1)).key);
    const { witness } = readConfiguration({ XIAOHAO_WITNESS_URL: url, XIAOHAO_WITNESS_KEY: own });
    expect(witness).toMatchObject({ url: 'http://10.0.0.7:3100', key: { name: key } });
    expect(readConfiguration({}).witness).toBeUndefined();
    for (const [env, variable] of [
      [{ XIAOHAO_WITNESS_URL: url }, 'XIAOHAO_WITNESS_KEY'],
      [{ XIAOHAO_WITNESS_KEY: own }, 'XIAOHAO_WITNESS_URL'],
      [{ XIAOHAO_WITNESS_URL: 'ftp://x', XIAOHAO_WITNESS_KEY: own }, 'XIAOHAO_WITNESS_URL'],
      [{ XIAOHAO_WITNESS_URL: 'http://u:p@x', XIAOHAO_WITNESS_KEY: own }, 'XIAOHAO_WITNESS_URL'],
      [{ XIAOHAO_WITNESS_URL: url, XIAOHAO_WITNESS_KEY: ofLog }, 'XIAOHAO_WITNESS_KEY'],
      [{ XIAOHAO_WITNESS_URL: url, XIAOHAO_WITNESS_KEY: `${own}x` }, 'XIAOHAO_WITNESS_KEY'],
    ] as const)
      expect(refusalOf(env).variable).toBe(variable);
  });

  it('takes the address of an event store, and refuses a bad one without repeating it', () => {
    const url = 'esdb://ledger:secret@store:2113';
    expect(
      readConfiguration({ XIAOHAO_EVENT_STORE: url, XIAOHAO_EVENT_STORE_PREFIX: 'a-' }).eventStore,
    ).toEqual({
      url,
      prefix: 'a-',
      allowUnsafe: false,
    });
    expect(readConfiguration({}).eventStore).toBeUndefined();
    for (const bad of ['esdb://ledger:secret@store?tls=no', 'secret'])
      try {
        readConfiguration({ XIAOHAO_EVENT_STORE: bad });
        throw new Error('it was taken');
      } catch (error) {
        expect(error).toMatchObject({ variable: 'XIAOHAO_EVENT_STORE' });
        expect(String(error)).not.toContain('secret');
      }
    expect(() => readConfiguration({ XIAOHAO_EVENT_STORE_FILE: '/no/such/file' })).toThrow(
      'XIAOHAO_EVENT_STORE_FILE',
    );
  });

  it.each([
    ['nothing', '', '文件是空的 / the file holds nothing'],
    ['white space', ' \n\t\r\n', '文件是空的 / the file holds nothing'],
    ['a mark of its encoding alone', '\uFEFF\n', '文件是空的 / the file holds nothing'],
    ['no address', 'secret', '连接串无效'],
  ])('refuses a file of the event store that holds %s', (_what, held, rule) => {
    const folder = mkdtempSync(join(tmpdir(), 'xiaohao-configuration-'));
    try {
      const file = join(folder, 'event-store');
      writeFileSync(file, held);
      const refusal = refusalOf({ XIAOHAO_EVENT_STORE_FILE: file });
      expect(refusal).toMatchObject({ variable: 'XIAOHAO_EVENT_STORE_FILE' });
      expect(refusal.message).toContain(rule);
      expect(refusal.message).not.toContain('secret');
      writeFileSync(file, 'esdb://ledger:secret@store:2113\n');
      expect(readConfiguration({ XIAOHAO_EVENT_STORE_FILE: file }).eventStore).toMatchObject({
        url: 'esdb://ledger:secret@store:2113',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('takes an empty setting of the event store for one that is not there, as with every other', () => {
    expect(
      readConfiguration({ XIAOHAO_EVENT_STORE: '', XIAOHAO_EVENT_STORE_FILE: '' }).eventStore,
    ).toBeUndefined();
  });
});
