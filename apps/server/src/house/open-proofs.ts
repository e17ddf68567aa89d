import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.js';
import type { HouseLog } from '../event-store/house-log.js';
import { UnfitEventStore } from '../event-store/unfit-event-store.js';
import type { Integrity } from '../integrity/integrity.js';
import { closeForWriting, openIntegrity, type ProofPlaces } from '../integrity/open-integrity.js';

export interface OpenedProofs {
  readonly integrity: Integrity;
  /** Whether this start may write: housekeeping waits for a better one. */
  readonly writes: boolean;
}

/**
 * Holds the log against what was signed and witnessed of it, and lets nothing be written while it is not known to be
 * that log. @throws UnfitEventStore when the store does not say in time what it holds
 */
export async function openProofs(
  houseLog: HouseLog,
  folders: Pick<ProofPlaces, 'folder' | 'shared' | 'node'>,
  configuration: Configuration,
  now: () => string,
  grewTo: (position: string) => void,
  logger: Logger,
): Promise<OpenedProofs> {
  const { log, readFolder: logFolder, shared } = houseLog;
  const caughtUp = shared ? { caughtUp: () => houseLog.caughtUp() } : {};
  const places = { ...folders, logFolder, ...caughtUp };
  const integrity = await openIntegrity(places, log, configuration, now, grewTo, logger);
  closeForWriting(log, () => integrity.state.writesRefused || (shared && !integrity.confirmed));
  // What would be written now would stand where the lost events stood.
  houseLog.onMissing((detail) => integrity.suspect({ why: 'altered', detail }, true));
  const away = houseLog.store()?.version === null;
  if (shared && !integrity.confirmed && integrity.doubt === null && !away)
    throw new UnfitEventStore(
      '事件存储没有及时应答，无法核对日志 / the event store did not answer in time, so that the log could not be held against what was signed of it',
    );
  return { integrity, writes: !integrity.state.writesRefused && !away };
}
