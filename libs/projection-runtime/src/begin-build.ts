import type { Division } from './division.js';
import { standingOf } from './finish-build.js';
import { isOfAnotherBoot, removeFile } from './unfinished-file.js';
import type { View } from './view.js';

/**
 * What is to be filled into these files, of which the first becomes the file of views: what a killed build was at, or
 * else what is found now. Null when they are filled and together, so that nothing but the end may be left to do. What
 * cannot be gone on with is removed.
 */
export async function beginBuild(
  paths: readonly string[],
  views: readonly View[],
  find: () => Promise<Division>,
): Promise<Division | null> {
  const [path = '', ...others] = paths;
  if (standingOf(path, views) === 'finished') return null;
  // What was not forced to the disk before the machine stopped may be there in part, or as anything.
  if (paths.some(isOfAnotherBoot)) paths.forEach(removeFile);
  const first = standingOf(path, views);
  if (typeof first === 'object' && first.state === 'joined') return null;
  const standings = [first, ...others.map((other) => standingOf(other, views))];
  const begun = standings.find((standing) => typeof standing === 'object');
  if (begun !== undefined) return { upTo: begun.upTo, boundary: begun.boundary };
  paths.forEach(removeFile);
  return find();
}
