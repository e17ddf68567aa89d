import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { done } from '../journeys/caller.js';
import type { Cast } from '../journeys/cast.js';

/** A clock that has years to make good goes on writing for a while, and hashes of two positions say nothing. */
const tries = 60;

/** The views as they grew against the same views built from the log alone; what differs. */
export async function rebuildViews(
  { administrator }: Pick<Cast, 'administrator'>,
  folder: string,
): Promise<readonly string[]> {
  const files = () => readdirSync(join(folder, 'views')).sort().join();
  for (let left = tries - 1; ; left -= 1) {
    const grownIn = files();
    const grown = await done(administrator.get('/views/hash'));
    await done(administrator.post('/views/rebuild'));
    // The file that grew is removed last of all, when everybody reads the one that was built.
    const isServed = () =>
      !readdirSync(join(folder, 'views')).some((name) => grownIn.includes(name) && name.endsWith('.db'));
    while (!isServed()) await pause(50);
    const built = await done(administrator.get('/views/hash'));
    // The clock may have written in between.
    if (built['hash'] !== grown['hash'] && built.position !== grown.position && left > 0) continue;
    const { parked } = await done(administrator.get('/views/parked'));
    return [
      ...(built['hash'] === grown['hash'] ? [] : ['the views that were built anew are not those that grew']),
      ...(files() === grownIn ? ['no views were built anew'] : []),
      ...((parked as readonly unknown[]).length === 0 ? [] : [`parked: ${JSON.stringify(parked)}`]),
    ];
  }
}
