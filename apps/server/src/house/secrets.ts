import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyText, newKey } from '@xiaohao/access/credentials';

/** The server's own secret (32 bytes): keyed hashes of keys and page cursors hang on it. Made at the first start. */
export function serverSecret(dataFolder: string): Buffer {
  return Buffer.from(
    kept(join(dataFolder, 'server-secret'), () => randomBytes(32).toString('hex')),
    'hex',
  );
}

/** The first administrator's key: as configured, or made at the first start and kept in a file of mode 0600. */
export function bootstrapKey(
  dataFolder: string,
  configured?: string,
): { readonly text: string; readonly file?: string } {
  if (configured !== undefined) return { text: configured };
  const file = join(dataFolder, 'bootstrap-key');
  return { text: kept(file, () => keyText(newKey())), file };
}

function kept(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const made = make();
  writeFileSync(`${path}.new`, `${made}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return made;
}
