import type { EventLog } from '@xiaohao/event-log';

export interface OpenedLog {
  readonly log: EventLog;
  /** Closes the log and opens the same one again; left out where nothing is kept. */
  reopen?(): Promise<EventLog>;
  dispose(): Promise<void>;
}

/** Opens a log for one test. It may be shared with others and hold anything. */
export type OpenLog = () => Promise<OpenedLog>;

/** Runs a body with a log and disposes of it, whatever happens. */
export const using =
  (open: OpenLog, body: (log: EventLog, opened: OpenedLog) => Promise<void>) => async (): Promise<void> => {
    const opened = await open();
    try {
      await body(opened.log, opened);
    } finally {
      await opened.dispose();
    }
  };
