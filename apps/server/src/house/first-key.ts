import { join } from 'node:path';
import type { CommandHandling } from '@xiaohao/command-handling';
import type { Keys } from '../identity/keys.js';
import { admitFirstAdministrator } from './first-administrator.js';
import { bootstrapKey } from './secrets.js';

/** How the first administrator's key stands at a start. */
export interface FirstKey {
  /** The file that holds it, or the variable. */
  readonly place: string;
  /** It lets somebody in: it was not revoked nor rotated, and the secret that it was hashed under is still there. */
  readonly good: boolean;
  /** What whoever started the process has to know, one line for each language. */
  readonly warning?: string;
}

interface Circumstances {
  readonly shared: string;
  /** The server's secret was made at this start. */
  readonly newSecret: boolean;
  /** Absent where this start must not write. */
  readonly admitting: CommandHandling | undefined;
}

/** Takes the first key up, in the register too, and looks whether it is good. @throws ConfigurationError */
export async function openFirstKey(
  keys: Keys,
  { shared, newSecret, admitting }: Circumstances,
  configured?: string,
): Promise<FirstKey> {
  const { text, file } = bootstrapKey(shared, configured);
  const secretLost = newSecret && (await keys.areThere());
  if (admitting) await admitFirstAdministrator(admitting, keys, text);
  return {
    place: file ?? 'XIAOHAO_BOOTSTRAP_KEY',
    good: await keys.isGood(text),
    ...(secretLost ? { warning: secretIsLost(join(shared, 'server-secret')) } : {}),
  };
}

const secretIsLost = (path: string): string =>
  [
    `警告：日志中已有密钥，而 ${path} 不在，已另建一个，此前的密钥、密码和第二因素全部失效；有备份请停止服务并放回原文件，没有则见 docs/operating.md。`,
    `warning: the log has keys and ${path} was not there, so that a new one was made and every key, password and second factor of before is worthless; if there is a copy of the file, stop and put it back, otherwise see docs/operating.md.`,
  ].join('\n');

/** What the banner says of it: never a key with which nobody gets in. */
export const firstKeyLine = ({ place, good }: FirstKey): string =>
  good ? place : `无 / none（${place} 中的已失效 / the one in it is not good any more）`;
