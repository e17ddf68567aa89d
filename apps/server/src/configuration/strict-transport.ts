import { ConfigurationError } from './configuration-error.js';
import { type Environment, whole } from './environment.js';

const name = 'XIAOHAO_HSTS';
const twoYears = 63_072_000;

/**
 * For how many seconds browsers are told to come over TLS only; absent: they are not told. Whether a request came over
 * TLS is known from a named proxy alone. @throws ConfigurationError
 */
export function readStrictTransport(env: Environment): { readonly strictTransportSeconds?: number } {
  const seconds = whole(env, name, 0, 0, twoYears);
  if (seconds === 0) return {};
  if ((env['XIAOHAO_TRUSTED_PROXIES'] ?? '').trim() === '')
    throw new ConfigurationError(
      name,
      '须与 XIAOHAO_TRUSTED_PROXIES 同设：由可信代理说明请求经 TLS 而来 / goes with XIAOHAO_TRUSTED_PROXIES: a trusted proxy says what came over TLS',
    );
  return { strictTransportSeconds: seconds };
}
