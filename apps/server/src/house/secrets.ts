import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyText, newKey } from '@xiaohao/access/credentials';

/**
 * The server's own secret (32 bytes): keyed hashes of keys and page cursors hang on it. Made at the first start.
 * @throws DamagedSecret
 */
export function serverSecret(dataFolder: string): Buffer {
  const path = join(dataFolder, 'server-secret');
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

/** The first administrator's key: as configured, or made at the first start and kept in a file of mode 0600. */
export function bootstrapKey(
  dataFolder: string,
  configured?: string,
): { readonly text: string; readonly file?: string } {
  if (configured !== undefined) return { text: configured };
  const file = join(dataFolder, 'bootstrap-key');
  return { text: keptText(file, () => keyText(newKey())), file };
}

/** The text of a file of mode 0600; made at the first time, once even when several processes start together. */
export function keptText(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const whole = `${path}.${process.pid}.new`;
  writeFileSync(whole, `${make()}\n`, { mode: 0o600, flush: true });
  try {
    // Fails when another node that starts at the same time was first; then its file holds for both.
    linkSync(whole, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(whole, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}
