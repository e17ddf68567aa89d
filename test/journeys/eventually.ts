import { setTimeout as after } from 'node:timers/promises';

/** Asks until there is an answer; the test's own time limit says when that has taken too long. */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await after(20);
  }
}
