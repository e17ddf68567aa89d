import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/**
 * Makes a folder with all that is above it; gives the first that was made, or undefined where it was there. `mkdir` of
 * Node with `recursive` takes "no such entry" for a missing parent and asks without end where a file system says it of
 * every new name, as `/proc` does; here each name is asked for once.
 */
export function makeFolder(path: string, mode = 0o777): string | undefined {
  const whole = resolve(path);
  const missing: string[] = [];
  for (let at = whole; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.push(at);
  // What stands there may be a file: that is for the system to say.
  if (missing.length === 0 && !isFolder(whole)) missing.push(whole);
  for (const folder of missing.toReversed())
    try {
      mkdirSync(folder, { mode });
    } catch (fault) {
      // Another process may have made it in the meantime.
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(folder)) throw fault;
    }
  return missing.at(-1);
}
