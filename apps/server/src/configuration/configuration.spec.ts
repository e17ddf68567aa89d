import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfiguration } from './configuration.js';

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
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(refusalOf({ [name]: value }).variable).toBe(name);
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
});
