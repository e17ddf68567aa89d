import { setTimeout as pause } from 'node:timers/promises';
import { type Language, message } from '../messages.js';
import { progressOf } from '../output/progress.js';
import type { Api } from './api.js';
import { Refused } from './faults.js';

const askAgainAfter = 1_000;

/** Positions of the log that a server told while it replays. */
interface Replaying {
  readonly position?: string;
  readonly head?: string;
}

/**
 * Asks what is answered from the past of the whole ledger, and waits while the server replays it. What is asked as of
 * now goes the same way, and is not waited for so long.
 * @throws Refused
 */
export async function askPast<T>(api: Api, path: string, lang: Language): Promise<T> {
  const long = /^\/counts\/series\?|[?&]asOf=/.test(path);
  const progress = progressOf(message(lang, 'replaying'));
  let begun = false;
  try {
    for (;;)
      try {
        return await api.get<T>(path, { long });
      } catch (error) {
        if (!(error instanceof Refused) || error.details.code !== 'PastBeingMade') throw error;
        const { position, head } = error.details as Replaying;
        progress.at(Number(position ?? 0), Number(head ?? 0));
        begun = true;
        await pause(askAgainAfter);
      }
  } finally {
    if (begun) progress.end();
  }
}
