import { describe, expect, it } from '@jest/globals';
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
    ['XIAOHAO_CLOCK_START', '2024-07-01T00:00:00Z'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(refusalOf({ [name]: value }).variable).toBe(name);
  });

  it('never prints a secret', () => {
    expect(refusalOf({ XIAOHAO_BOOTSTRAP_KEY: 'xh_a_canary-secret' }).message).not.toContain('canary-secret');
  });
});
