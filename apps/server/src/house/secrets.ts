import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keyText, newKey } from '@xiaohao/access/credentials';
import { naming } from '@xiaohao/event-log';
import { realDisk, removeLeftovers } from '@xiaohao/integrity/folder';
import { requireFirstKey } from '../configuration/first-key.js';

const secretFile = (dataFolder: string): string => join(dataFolder, 'server-secret');

/** Whether there is one, or {@link serverSecret} will make it. */
export const hasServerSecret = (dataFolder: string): boolean => existsSync(secretFile(dataFolder));

/**
 * The server's own secret (32 bytes): keyed hashes of keys and page cursors hang on it. Made at the first start.
 * @throws DamagedSecret
 */
export function serverSecret(dataFolder: string): Buffer {
  const path = secretFile(dataFolder);
  const text = keptText(path, () => randomBytes(32).toString('hex'));
  if (!/^[0-9a-f]{64}$/.test(text)) throw new DamagedSecret(path);
  return Buffer.from(text, 'hex');
}

/** What should be 64 hexadecimal digits is not: with less, keyed hashes would be anybody's. */
export class DamagedSecret extends Error {
  override readonly name = 'DamagedSecret';

  constructor(path: string) {
    super(
      `${path} 应为 64 位十六进制数，请从备份恢复 / must be 64 hexadecimal digits: restore it from a copy`,
    );
  }
}

/** The first administrator's key: as configured, or made at the first start and kept in a file of mode 0600. @throws ConfigurationError */
export function bootstrapKey(
  dataFolder: string,
  configured?: string,
): { readonly text: string; readonly file?: string } {
  if (configured !== undefined) return { text: configured };
  const file = join(dataFolder, 'bootstrap-key');
  const text = keptText(file, () => keyText(newKey()));
  requireFirstKey(text, { file });
  return { text, file };
}

/**
 * The text of a file of mode 0600; made at the first time, once even when several processes start together. These
 * may be on several hosts and have the same process id. Needs a file system with hard links.
 */
export function keptText(path: string, make: () => string): string {
  const read = () => naming(path, () => readFileSync(path, 'utf8').trim());
  if (existsSync(path)) {
    removeLeftovers(path);
    return read();
  }
  const whole = `${path}.${randomUUID()}.new`;
  try {
    naming(path, () => writeFileSync(whole, `${make()}\n`, { mode: 0o600, flush: true, flag: 'wx' }));
    linkSync(whole, path);
  } catch (error) {
    // Another node that starts at the same time was first; then its file holds for both.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(whole, { force: true });
  }
  realDisk.syncFolder(dirname(path));
  return read();
}
