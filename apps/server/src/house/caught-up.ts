import { setTimeout as pause } from 'node:timers/promises';
import { patienceLeft } from '@xiaohao/event-log';
import type { HouseLog } from '../event-store/house-log.js';
import type { LedgerViews } from '../views/index.js';

/** How long a request that failed waits to hear whether another node has carried it out, milliseconds. */
const elsewherePatience = 1_000;

/** Waits until this node's copy and its views hold what the log holds now, and no longer than that. */
export const caughtUpWith = (houseLog: HouseLog, views: LedgerViews) => async (): Promise<void> => {
  const late = pause(Math.min(elsewherePatience, patienceLeft()), undefined, { ref: false });
  await Promise.race([houseLog.caughtUp().catch(() => undefined), late]);
  await views.caughtUp(elsewherePatience);
};
