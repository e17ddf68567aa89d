import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';
import { isSafeToAsk } from './oidc-settings.js';

const name = 'XIAOHAO_CORS_ORIGINS';

/** As a browser writes it into `Origin`, over TLS or on this machine; no `*`, no path, no sub-domains by pattern. */
const isOrigin = (text: string): boolean =>
  !text.includes('*') && isSafeToAsk(text) && new URL(text).origin === text;

/** The origins whose pages may ask, with commas between; none unless set. @throws ConfigurationError */
export function readOrigins(env: Environment): { readonly corsOrigins: readonly string[] } {
  const text = env[name];
  if (text === undefined || text.trim() === '') return { corsOrigins: [] };
  const origins = text.split(',').map((entry) => entry.trim());
  const wrong = origins.findIndex((origin) => !isOrigin(origin));
  if (wrong === -1) return { corsOrigins: [...new Set(origins)] };
  throw new ConfigurationError(
    name,
    `第 ${wrong + 1} 项应为来源，如 https://desk.example.org（本机可用 http），小写、无路径、无通配 / entry ${wrong + 1} must be an origin such as https://desk.example.org (http on this machine only), in small letters, without path or wildcard`,
  );
}
