import { keyKinds, type NoteKey, readNoteKey } from '@xiaohao/integrity';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';

/** The witness that cosigns this log's checkpoints. */
export interface WitnessSettings {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key: NoteKey;
}

const names = { url: 'XIAOHAO_WITNESS_URL', key: 'XIAOHAO_WITNESS_KEY' } as const;

/** Both or neither. What is sent is hashes and what comes back is signed, so that plain http will do inside a network. @throws ConfigurationError */
export function readWitness(env: Environment): { readonly witness?: WitnessSettings } {
  const url = env[names.url] || undefined;
  const text = env[names.key] || undefined;
  if (url === undefined && text === undefined) return {};
  if (url === undefined || text === undefined)
    throw new ConfigurationError(
      url === undefined ? names.url : names.key,
      `${names.url} 与 ${names.key} 须同时设置 / both are set or neither`,
    );
  if (!isAddress(url))
    throw new ConfigurationError(
      names.url,
      '应为 http 或 https 地址，不含查询与片段 / must be an http or https address without query and fragment',
    );
  const key = readNoteKey(text);
  if (key?.kind !== keyKinds.cosignature)
    throw new ConfigurationError(
      names.key,
      '应为见证人的公钥，由 xiaohao witness init 打印 / must be the witness’s public key, as xiaohao witness init prints it',
    );
  return { witness: { url: url.replace(/\/+$/, ''), key } };
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && [search, hash, username, password].every((part) => part === '');
}
