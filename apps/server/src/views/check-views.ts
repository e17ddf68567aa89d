import { join } from 'node:path';
import type { Logger } from 'pino';
import type { LedgerViews } from './ledger-views.js';
import { ViewsCheck } from './views-check.js';

/** Differences of one check that the process's log names. */
const mostNamed = 20;

/**
 * The check of one house's views. What differs is told as an alarm, and the views are then built anew from the log,
 * so that nobody reads on what is not so; the alarm stays.
 */
export function checkViews(
  dataFolder: string,
  logFolder: string,
  views: LedgerViews,
  now: () => string,
  logger: Logger,
): ViewsCheck {
  return new ViewsCheck({
    viewsFolder: join(dataFolder, 'views'),
    logFolder,
    now,
    onDifference({ differences, position, found }) {
      logger.fatal(
        { differences, position, found: found.slice(0, mostNamed) },
        'the views are not what the log says',
      );
      views.rebuild().catch((error: unknown) => logger.error({ err: error }, 'the rebuild failed'));
    },
    onFailure: (error) => logger.error({ err: error }, 'the views could not be held against the log'),
  });
}
