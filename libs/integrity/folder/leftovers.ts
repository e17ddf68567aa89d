import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Whoever writes such a file is done with it sooner, milliseconds. */
const tooOld = 600_000;
const isLeftover = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.new$/;

/**
 * Removes what killed processes have left beside a file that is made once, `NAME.<uuid>.new`: keys and secrets that
 * were never used, or copies of the one that is.
 */
export function removeLeftovers(path: string): void {
  const name = `${basename(path)}.`;
  try {
    for (const found of readdirSync(dirname(path))) {
      if (!found.startsWith(name) || !isLeftover.test(found.slice(name.length))) continue;
      const leftover = join(dirname(path), found);
      if (Date.now() - statSync(leftover).mtimeMs > tooOld) rmSync(leftover);
    }
  } catch {
    // The folder can only be read, or another process was first: there is another start.
  }
}
