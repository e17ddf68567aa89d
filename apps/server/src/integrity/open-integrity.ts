import { join } from 'node:path';
import { type EventLog, LogUnavailable } from '@xiaohao/event-log';
import { DurableFiles, realDisk } from '@xiaohao/integrity/folder';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.js';
import { Integrity } from './integrity.js';
import { introduceKey } from './introduce-key.js';
import { nodeName } from './node-name.js';
import { SignerLease } from './signer-lease.js';
import { TreeKeeper } from './tree-keeper.js';

/** The name of the log among all logs: it follows from its first event. */
export async function originOf(log: EventLog): Promise<string> {
  const [begun] = (await log.readStream('log', { limit: 1 })).events;
  return `xiaohao/${String(begun?.data['log'])}`;
}

/** From here on nothing is written: what is in doubt must not grow. Reading goes on. */
export function closeForWriting(log: EventLog): void {
  log.append = () => Promise.reject(new LogUnavailable('the log is in doubt and is not written'));
}

/** The proofs of one data folder's log, in its folder `integrity`. */
export async function openIntegrity(
  { folder, logFolder }: { readonly folder: string; readonly logFolder: string },
  log: EventLog,
  configuration: Configuration,
  now: () => string,
  grewTo: (position: string) => void,
  logger: Logger,
): Promise<Integrity> {
  const own = join(folder, 'integrity');
  const origin = await originOf(log);
  const node = nodeName(own);
  const onFault = (error: unknown): void => logger.error({ err: error }, 'the proofs of the log stand still');
  let integrity: Integrity | undefined;
  const keeper = new TreeKeeper({ logFolder, folder: own, origin }, (error) => {
    onFault(error);
    integrity?.stop(`the thread that keeps the tree has ended: ${error.message}`);
  });
  integrity = await Integrity.open({
    keeper,
    lease: new SignerLease(log, node, now, grewTo),
    now,
    onFault,
    onDoubt: (doubt) => logger.fatal({ doubt }, 'the log is in doubt'),
    ...(configuration.witness ? { witness: configuration.witness } : {}),
  });
  if (integrity.key !== undefined) {
    const files = new DurableFiles(own, realDisk);
    const former = files.read('log.vkey')?.toString('utf8').trim();
    if (former !== undefined && former !== integrity.key && !integrity.state.writesRefused) {
      const both = integrity.formerKey === former;
      const position = await introduceKey(log, { key: integrity.key, former, both }, now());
      if (position !== null) grewTo(position);
    }
    if (former !== integrity.key) files.put('log.vkey', `${integrity.key}\n`);
    files.settle();
  }
  return integrity;
}
