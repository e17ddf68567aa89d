import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note } from '../output/print.js';
import { Api } from './api.js';
import { Declined } from './faults.js';

/** The options that every command has. */
export interface Connection {
  readonly url: string;
  readonly key?: string;
  readonly lang: Language;
  readonly json?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether an address is this very machine: nobody else gets the key that lies here. */
const isLocal = (url: string): boolean => {
  const { hostname } = URL.parse(url) ?? { hostname: '' };
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
};

/**
 * The server that is meant, with the caller's key or, on this machine, the one that the server left in its data
 * folder.
 * @throws Declined when there is no key to be found, or the key or the address is none
 */
export function connect({ url, key, lang, json }: Connection, env: Environment = process.env): Api {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Declined(message(lang, 'addressInvalid', { url }), exitCodes.usage);
  const file = join(env['XIAOHAO_DATA_DIR'] || './data', 'bootstrap-key');
  const found = key ?? (isLocal(url) && existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  if (found === undefined || found === '')
    throw new Declined(
      message(lang, isLocal(url) ? 'keyMissing' : 'keyKeptHere', { file, url }),
      exitCodes.usage,
    );
  if (!/^[\x21-\x7e]+$/.test(found)) throw new Declined(message(lang, 'keyInvalid'), exitCodes.usage);
  const at = url.replace(/\/+$/, '');
  const watched = process.stderr.isTTY && json !== true;
  return new Api(at, found, undefined, () => watched && note(message(lang, 'stillWaiting', { url: at })));
}
