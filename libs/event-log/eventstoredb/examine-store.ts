import { randomUUID } from 'node:crypto';
import { readAddress, type StoreAddress } from '@xiaohao/event-log/store-address';
import { BatchAppends } from './batch-appends.js';
import { Deadline } from './deadline.js';
import { faultOf, messageOf } from './faults.js';
import { mayAppend, mayDelete, mustBeAnswer, StoreUnreachable, serverEvent } from './probing.js';
import { ofAll, ofStream, readMessages } from './reading.js';
import { StoreClient } from './store-client.js';

/** What a server is found to be, by the user of a connection string. */
export interface StoreExamination {
  /** Hosts and TLS, without credentials. */
  readonly address: string;
  /** As the server tells it. */
  readonly version: string;
  readonly may: {
    readonly append: boolean;
    readonly readAll: boolean;
    readonly deleteStreams: boolean;
    readonly tombstoneStreams: boolean;
    readonly writeMetadata: boolean;
  };
  /** The server's clock less this one, milliseconds; null when this user may not append. */
  readonly clockSkew: number | null;
}

/**
 * Names of streams for examinations; no stream of a log has a dot in its name. What is tried on the first is
 * tried at a revision where nothing can happen; of the others each holds one event.
 */
const probed = 'xiaohao.check';

/**
 * Asks a server what it is and what this user may do. Nothing is written but one event in a stream of its own,
 * whose time tells how the clocks stand.
 * @param patience for every single question, milliseconds
 * @throws InvalidAddress, StoreUnreachable
 */
export async function examineStore(url: string, prefix = '', patience = 5_000): Promise<StoreExamination> {
  const address = readAddress(url);
  const client = new StoreClient(address);
  const appends = new BatchAppends(client);
  const stream = prefix + probed;
  const inTime = <T>(work: Promise<T>): Promise<T> => new Deadline(patience).within(patience, work);
  try {
    const version = await inTime(client.serverVersion()).catch((error: unknown) => {
      mustBeAnswer(error);
      return 'unknown';
    });
    const append = await inTime(mayAppend(appends, stream, serverEvent('Checked', {})));
    const may = {
      append,
      readAll: await mayReadAll(client, patience),
      deleteStreams: await inTime(mayDelete(client, 'deleteStream', stream, patience)),
      tombstoneStreams: await inTime(mayDelete(client, 'tombstoneStream', stream, patience)),
      writeMetadata: await inTime(mayAppend(appends, `$$${stream}`, serverEvent('$metadata', {}))),
    };
    const clockSkew = append ? await skew(client, appends, stream, patience) : null;
    return { address: address.shown, version, may, clockSkew };
  } catch (error) {
    if (undiscovered.test(messageOf(error))) await mustBeTrusted(address, patience);
    mustBeAnswer(error);
    throw error;
  } finally {
    appends.close();
    await client.dispose();
  }
}

/** What the client says when no host told it of the cluster, whatever each host answered. */
const undiscovered = /^Failed to discover/;

/**
 * Asks each host by itself: one whose certificate is not trusted stays away as long as nobody sees to it.
 * @throws StoreUnreachable of the first such host
 */
async function mustBeTrusted(address: StoreAddress, patience: number): Promise<void> {
  for (const host of address.hosts) {
    const client = new StoreClient({ ...address, hosts: [host], discover: false });
    const asked = new Deadline(patience).within(patience, client.serverVersion());
    const error = await asked.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    await client.dispose();
    if (error !== undefined && faultOf(error) === 'distrusted')
      throw new StoreUnreachable(`${host.address}:${host.port}: ${messageOf(error)}`, 'distrusted', {
        cause: error,
      });
  }
}

async function mayReadAll(client: StoreClient, patience: number): Promise<boolean> {
  try {
    await readMessages(client, ofAll('start', false, 1), patience);
    return true;
  } catch (error) {
    mustBeAnswer(error);
    return faultOf(error) !== 'denied';
  }
}

const ticksPerMillisecond = 10_000;

async function skew(
  client: StoreClient,
  appends: BatchAppends,
  stream: string,
  patience: number,
): Promise<number | null> {
  const own = `${stream}-${randomUUID()}`;
  const before = Date.now();
  const deadline = new Deadline(patience);
  const answer = await deadline.within(patience, appends.append(own, 'absent', [serverEvent('Checked', {})]));
  const after = Date.now();
  if (answer.kind !== 'stands') return null;
  const { events } = await readMessages(client, ofStream(own, 'start', false, 1), patience);
  const created = events[0]?.getEvent()?.getMetadataMap().get('created');
  if (created === undefined) return null;
  return Math.round(Number(created) / ticksPerMillisecond - (before + after) / 2);
}
