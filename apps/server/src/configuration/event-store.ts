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

/** The string, and the setting that it came by. */
interface Given {
  readonly url: string;
  readonly setting: 'XIAOHAO_EVENT_STORE' | 'XIAOHAO_EVENT_STORE_FILE';
}

/** @throws ConfigurationError; it does not repeat the connection string */
export function readEventStore(env: Environment): { readonly eventStore?: EventStoreConfiguration } {
  const given = addressIn(env);
  const prefix = env['XIAOHAO_EVENT_STORE_PREFIX'] ?? '';
  if (!/^(?:[A-Za-z0-9_-]{1,64})?$/.test(prefix))
    throw new ConfigurationError(
      'XIAOHAO_EVENT_STORE_PREFIX',
      '应为不超过 64 个字母、数字、_ 或 - / must be at most 64 letters, digits, _ or -',
    );
  const allowUnsafe = oneOf(env, 'XIAOHAO_ALLOW_UNSAFE_EVENT_STORE', ['0', '1'] as const, '0') === '1';
  if (given === undefined) return {};
  const { url, setting } = given;
  try {
    readAddress(url);
  } catch (error) {
    if (!(error instanceof InvalidAddress)) throw error;
    throw new ConfigurationError(setting, `连接串无效：${error.zh} / ${error.en}`);
  }
  return { eventStore: { url, prefix, allowUnsafe } };
}

/**
 * The connection string itself, or what the file holds that is named: so that no secret is in the environment. Who
 * names a file has a store: one that holds nothing must not put the log into the data folder instead.
 */
function addressIn(env: Environment): Given | undefined {
  const url = env['XIAOHAO_EVENT_STORE'] || undefined;
  const setting = 'XIAOHAO_EVENT_STORE_FILE';
  const file = env[setting] || undefined;
  if (file === undefined) return url === undefined ? undefined : { url, setting: 'XIAOHAO_EVENT_STORE' };
  if (url !== undefined)
    throw new ConfigurationError(
      setting,
      '与 XIAOHAO_EVENT_STORE 只能设其一 / not together with XIAOHAO_EVENT_STORE',
    );
  const held = contentOf(file, setting);
  if (held === '') throw new ConfigurationError(setting, '文件是空的 / the file holds nothing');
  return { url: held, setting };
}

function contentOf(file: string, setting: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigurationError(setting, '文件读不到 / the file cannot be read');
  }
}
