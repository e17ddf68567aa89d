import { ConfigurationError } from './configuration-error.js';
import { type Environment, oneOf } from './environment.js';

/** Whose private keys sign. */
export type SigningConfiguration =
  | { readonly kind: 'ed25519' | 'sm2' }
  | { readonly kind: 'service'; readonly url: string };

const urlRule =
  'XIAOHAO_SIGNING=service 时须为 https 地址，或本机的 http 地址，且只与它同用 / with XIAOHAO_SIGNING=service, and with it alone: an https address, or http on this host';

/** @throws ConfigurationError */
export function readSigning(env: Environment): SigningConfiguration {
  const kind = oneOf(env, 'XIAOHAO_SIGNING', ['ed25519', 'sm2', 'service'] as const, 'ed25519');
  const url = env['XIAOHAO_SIGNING_URL'] ?? '';
  if (kind === 'service' ? !isTrustworthy(url) : url !== '')
    throw new ConfigurationError('XIAOHAO_SIGNING_URL', urlRule);
  return kind === 'service' ? { kind, url } : { kind };
}

/** What is signed must reach the service, and its answer us, unread and unchanged. */
function isTrustworthy(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  // `fetch` takes no address with a password in it, and a log should not.
  if (username !== '' || password !== '') return false;
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  );
}
