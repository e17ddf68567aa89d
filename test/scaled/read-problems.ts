import { setTimeout as pause } from 'node:timers/promises';
import type { ReadBack } from '../crash/findings.js';
import { readHistory } from '../crash/read-history.js';
import { type Caller, done } from '../journeys/caller.js';
import type { Cast } from '../journeys/cast.js';

/** Every problem with its history, page by page. */
export async function readProblems({ administrator }: Cast): Promise<ReadBack['problems']> {
  const read: ReadBack['problems'][number][] = [];
  for (let path: string | null = ''; path !== null; ) {
    const page = await patiently(() => administrator.get(`/problems?pageSize=200&sort=number${path}`));
    for (const { id, number } of page['problems'] as readonly {
      readonly id: string;
      readonly number: string;
    }[]) {
      const events = await readHistory(id, (path) => patiently(() => administrator.get(path)));
      read.push({ id, number, events });
    }
    const next = page['next'] as string | null;
    path = next === null ? null : `&cursor=${encodeURIComponent(next)}`;
  }
  return read;
}

/** A node that does not hold yet what was seen elsewhere says so with 503. */
export async function patiently(ask: () => ReturnType<Caller['get']>) {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return done(Promise.resolve(answer));
    await pause(100);
  }
}
