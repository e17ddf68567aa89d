import { AddressList } from '../identity/address-list.js';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';

const name = 'XIAOHAO_TRUSTED_PROXIES';

/** The proxies in front of the server, as addresses and networks with commas between. @throws ConfigurationError */
export function readProxies(env: Environment): { readonly trustedProxies?: AddressList } {
  const text = env[name];
  if (text === undefined || text.trim() === '') return {};
  const list = AddressList.of(text.split(',').map((entry) => entry.trim()));
  if (list instanceof AddressList) return { trustedProxies: list };
  throw new ConfigurationError(
    name,
    `第 ${list.wrong + 1} 项应为地址或网段，如 10.0.0.1 或 10.0.0.0/8 / entry ${list.wrong + 1} must be an address or a network, such as 10.0.0.1 or 10.0.0.0/8`,
  );
}
