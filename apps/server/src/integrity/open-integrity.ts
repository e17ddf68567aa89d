import { join } from 'node:path';
import { type EventLog, LogUnavailable } from '@xiaohao/event-log';
import type { LogKeyEvent } from '@xiaohao/integrity';
import { DurableFiles, realDisk } from '@xiaohao/integrity/folder';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.js';
import { Integrity } from './integrity.js';
import { introduceKey } from './introduce-key.js';
import { LeaseMarks } from './lease-marks.js';
import { SignerLease } from './signer-lease.js';
import { TreeKeeper } from './tree-keeper.js';

/** The name of the log among all logs: it follows from its first event. */
export async function originOf(log: EventLog): Promise<string> {
  const [begun] = (await log.readStream('log', { limit: 1 })).events;
  return `xiaohao/${String(begun?.data['log'])}`;
}

/** While this holds nothing is written: what is in doubt must not grow. Reading goes on. */
export function closeForWriting(log: EventLog, whileSo: () => boolean): void {
  const append = log.append.bind(log);
  log.append = (...all) =>
    whileSo() ? Promise.reject(new LogUnavailable('the log is in doubt and is not written')) : append(...all);
}

/** Where the proofs of a log are kept, and what of. */
export interface ProofPlaces {
  /** The data folder of this process. */
  readonly folder: string;
  /** What all nodes share; the data folder itself where there is one node. */
  readonly shared: string;
  /** Who this process is among all that serve the log. */
  readonly node: string;
  /** The log, or this node's copy of it. */
  readonly logFolder: string;
  /** Of a log that lies in a server: resolves when the copy holds what the server holds now. */
  readonly caughtUp?: () => Promise<void>;
}

/** The proofs of one log, in the folders `integrity` of the data folder and of the shared one. */
export async function openIntegrity(
  { folder, shared, node, logFolder, caughtUp }: ProofPlaces,
  log: EventLog,
  configuration: Configuration,
  now: () => string,
  grewTo: (position: string) => void,
  logger: Logger,
): Promise<Integrity> {
  const own = join(folder, 'integrity');
  const published = join(shared, 'integrity');
  const origin = await originOf(log);
  const onFault = (error: unknown): void => logger.error({ err: error }, 'the proofs of the log stand still');
  let integrity: Integrity | undefined;
  const { eventStore, rereadSeconds, witness } = configuration;
  const store = caughtUp && eventStore;
  const keeper = new TreeKeeper(
    {
      logFolder,
      folder: own,
      published,
      origin,
      node,
      ...(store ? { store: { url: store.url, prefix: store.prefix } } : {}),
    },
    (error) => {
      onFault(error);
      integrity?.suspect({
        why: 'unreadable',
        detail: `the thread that keeps the tree has ended: ${error.message}`,
      });
    },
  );
  const onElsewhere = (other: string): void =>
    logger.error(
      { node: other },
      'a node signs the log and leaves no mark here: is its shared folder this one?',
    );
  const marks = caughtUp && new LeaseMarks(join(published, 'lease'), onElsewhere);
  integrity = await Integrity.open({
    keeper,
    lease: new SignerLease(log, node, now, grewTo, marks),
    now,
    onFault,
    onDoubt: (doubt) => logger.fatal({ doubt }, 'the log is in doubt'),
    ...(witness ? { witness } : {}),
    ...(caughtUp ? { caughtUp } : {}),
    ...(rereadSeconds === undefined ? {} : { rereadSeconds }),
  });
  const { key, formerKey } = integrity;
  if (key !== undefined) {
    const files = new DurableFiles(published, realDisk, node);
    const former = files.read('log.vkey')?.toString('utf8').trim();
    const mayWrite = integrity.confirmed && !integrity.state.writesRefused;
    // What the log does not say yet stays to be said: the file keeps the former key until then.
    const said =
      former === undefined ||
      former === key ||
      (mayWrite && (await introduced(log, { key, former, both: formerKey === former }, now, grewTo)));
    // Signed by the new key, too, before the folder names it: whoever verifies by the folder alone finds it right.
    if (former !== undefined && former !== key && said) await integrity.look(true);
    if (former !== key && said) files.put('log.vkey', `${key}\n`);
    files.settle();
  }
  return integrity;
}

/** Whether the log says now that another key signs; not while the store that holds it is away. */
async function introduced(
  log: EventLog,
  keys: LogKeyEvent['data'],
  now: () => string,
  grewTo: (position: string) => void,
): Promise<boolean> {
  try {
    const position = await introduceKey(log, keys, now());
    if (position !== null) grewTo(position);
    return true;
  } catch (error) {
    if (!(error instanceof LogUnavailable)) throw error;
    return false;
  }
}
