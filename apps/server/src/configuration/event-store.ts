import { readFileSync } from 'node:fs';
import { InvalidAddress, readAddress } from '@xiaohao/event-log/store-address';
import { ConfigurationError } from './configuration-error.js';
import { type Environment, oneOf } from './environment.js';

/** Where the events lie when they do not lie in the data folder. */
export interface EventStoreConfiguration {
  /** The connection string, credentials and all: never to be shown. */
  readonly url: string;
  /** All streams' names begin so. */
  readonly prefix: string;
  /** Serves on a server on which its user could delete what stands in the log; health says so. */
  readonly allowUnsafe: boolean;
}

/** @throws ConfigurationError; it does not repeat the connection string */
export function readEventStore(env: Environment): { readonly eventStore?: EventStoreConfiguration } {
  const url = addressIn(env);
  const prefix = env['XIAOHAO_EVENT_STORE_PREFIX'] ?? '';
  if (!/^(?:[A-Za-z0-9_-]{1,64})?$/.test(prefix))
    throw new ConfigurationError(
      'XIAOHAO_EVENT_STORE_PREFIX',
      '应为不超过 64 个字母、数字、_ 或 - / must be at most 64 letters, digits, _ or -',
    );
  const allowUnsafe = oneOf(env, 'XIAOHAO_ALLOW_UNSAFE_EVENT_STORE', ['0', '1'] as const, '0') === '1';
  if (url === undefined || url === '') return {};
  try {
    readAddress(url);
  } catch (error) {
    if (!(error instanceof InvalidAddress)) throw error;
    throw new ConfigurationError('XIAOHAO_EVENT_STORE', `连接串无效 / ${error.message}`);
  }
  return { eventStore: { url, prefix, allowUnsafe } };
}

/** The connection string itself, or what the file holds that is named: so that no secret is in the environment. */
function addressIn(env: Environment): string | undefined {
  const file = env['XIAOHAO_EVENT_STORE_FILE'];
  if (file === undefined || file === '') return env['XIAOHAO_EVENT_STORE'];
  if (env['XIAOHAO_EVENT_STORE'])
    throw new ConfigurationError(
      'XIAOHAO_EVENT_STORE_FILE',
      '与 XIAOHAO_EVENT_STORE 只能设其一 / not together with XIAOHAO_EVENT_STORE',
    );
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigurationError('XIAOHAO_EVENT_STORE_FILE', '文件读不到 / the file cannot be read');
  }
}
