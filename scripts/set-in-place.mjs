// How the build puts a folder in the place of an older one, so that after a kill all of it is there or nothing.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * What is there is set aside and removed last, so that the place is empty for a moment at most. `isThere`: whether
 * what stands in the place is as it should be, for instance because somebody else was faster.
 */
export function setInPlace(made, place, isThere) {
  const old = `${made}-old`;
  try {
    if (isThere()) return;
    if (existsSync(place)) renameSync(place, old);
    renameSync(made, place);
  } catch (error) {
    if (!isThere()) throw error;
  } finally {
    for (const left of [made, old]) rmSync(left, { recursive: true, force: true });
  }
}

/** Where a folder is made before it is set in its place; takes away what builds that were killed left a day ago. */
export function besides(place) {
  const around = dirname(place);
  const left = existsSync(around) ? readdirSync(around) : [];
  for (const name of left.filter((name) => name.startsWith(`${basename(place)}-`))) {
    const path = join(around, name);
    const { mtimeMs = Date.now() } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > 86_400_000) rmSync(path, { recursive: true, force: true });
  }
  return `${place}-${randomUUID()}`;
}
