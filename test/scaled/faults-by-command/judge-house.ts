import { findings } from '../../crash/findings.js';
import { rebuildViews } from '../../crash/rebuild-views.js';
import { numbersAmiss } from '../numbers-amiss.js';
import { readProblems } from '../read-problems.js';
import type { House } from './house.js';

/** Once everything is quiet: histories, numbers, views against the log. Stops the server. Everything that does not hold. */
export async function judgeHouse(house: House): Promise<readonly string[]> {
  const found: string[] = [];
  const problems = await readProblems(house.crew);
  found.push(...findings({ acknowledged: [], problems }));
  for (const { id, events } of problems) {
    const stream = await house.log.readStream(`problem-${id}`);
    const [told, stored] = [events, stream.events].map((list) => list.map((event) => event.id).join());
    if (told !== stored) found.push(`the history of ${id} is not what the log holds`);
  }
  found.push(...(await rebuildViews(house.crew, house.folder)));
  if (/"level":60/.test(house.written)) found.push(`the server wrote ${house.written.slice(-2_000)}`);
  // What an append without an answer has left open is settled by the start after it.
  await house.stop();
  await house.start();
  await house.stop();
  found.push(...numbersAmiss(await house.eventsAfter(null)));
  return found;
}
