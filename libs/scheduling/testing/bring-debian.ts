import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = resolve('.cache');

/**
 * Unpacks Debian packages into `.cache/<name>`, once, without root. Two that do so at once do not disturb each other:
 * the folder appears whole.
 * @returns the folder
 */
export async function bringDebian(name: string, packages: readonly string[]): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, `.${name}-`));
  try {
    await download(work, packages);
    const unpacked = join(work, 'root');
    for (const file of readdirSync(work).filter((entry) => entry.endsWith('.deb')))
      await run('dpkg', ['-x', join(work, file), unpacked]);
    try {
      renameSync(unpacked, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** With the machine's lists of packages; where it has none, with lists of our own beside the packages. */
async function download(work: string, packages: readonly string[]): Promise<void> {
  const get = (options: readonly string[]) =>
    run('apt-get', [...options, 'download', ...packages], { cwd: work });
  try {
    await get([]);
  } catch {
    const own = ['-o', `Dir::State=${join(work, 'state')}`, '-o', `Dir::Cache=${join(work, 'cache')}`];
    mkdirSync(join(work, 'state', 'lists', 'partial'), { recursive: true });
    mkdirSync(join(work, 'cache', 'archives', 'partial'), { recursive: true });
    await run('apt-get', [...own, 'update'], { cwd: work });
    await get(own);
  }
}
