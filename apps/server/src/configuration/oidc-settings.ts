import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';

/** The identity provider whose tokens are taken. */
export interface OidcSettings {
  /** Exactly as its tokens name it in `iss`. */
  readonly issuer: string;
  /** What its tokens have to name in `aud`. */
  readonly audience: string;
}

const names = { issuer: 'XIAOHAO_OIDC_ISSUER', audience: 'XIAOHAO_OIDC_AUDIENCE' } as const;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address may be asked for keys: over TLS, or on this machine. */
export function isSafeToAsk(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}

/** Both or neither. @throws ConfigurationError */
export function readOidc(env: Environment): { readonly oidc?: OidcSettings } {
  const issuer = env[names.issuer] || undefined;
  const audience = env[names.audience] || undefined;
  if (issuer === undefined && audience === undefined) return {};
  if (issuer === undefined || audience === undefined)
    throw new ConfigurationError(
      issuer === undefined ? names.issuer : names.audience,
      `${names.issuer} 与 ${names.audience} 须同时设置 / both are set or neither`,
    );
  if (!isSafeToAsk(issuer) || issuer.includes('?'))
    throw new ConfigurationError(
      names.issuer,
      '应为 https 地址（本机可用 http），不含查询与片段 / must be an https address (http on this machine only) without query and fragment',
    );
  return { oidc: { issuer, audience } };
}
