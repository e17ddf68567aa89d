import type { ExpectedRevision } from '@xiaohao/event-log';
import { readAddress } from '@xiaohao/event-log/store-address';
import { BatchAppends } from './batch-appends.js';
import { Deadline } from './deadline.js';
import { messageOf } from './faults.js';
import { mustBeAnswer, serverEvent } from './probing.js';
import { ofStream, readMessages } from './reading.js';
import { StoreClient } from './store-client.js';

/** The server refuses what only an administrator may do, or somebody changed the same at the same time. */
export class StoreNotPrepared extends Error {
  override readonly name = 'StoreNotPrepared';
}

/** What was found and what was done. */
export interface StorePreparation {
  readonly defaultAcl: 'set' | 'was so already';
  readonly readAll: 'granted' | 'was so already';
}

const admins = '$admins';
const everyone = '$all';

/** The default access list under which a group can append and read, and nobody but administrators anything else. */
const defaultAcl = (group: string): object => ({
  $userStreamAcl: { $r: everyone, $w: [group, admins], $d: admins, $mr: everyone, $mw: admins },
  $systemStreamAcl: { $r: admins, $w: admins, $d: admins, $mr: admins, $mw: admins },
});

/**
 * Sets, with an administrator's credentials, what a log needs: the default access list, and that the group may
 * read everything. What is so already is left.
 * @throws InvalidAddress, StoreUnreachable, StoreNotPrepared
 */
export async function prepareStore(url: string, group: string, patience = 5_000): Promise<StorePreparation> {
  const client = new StoreClient(readAddress(url));
  const appends = new BatchAppends(client);
  const change = async (
    stream: string,
    type: string,
    wanted: (known: Record<string, unknown>) => object,
  ): Promise<boolean> => {
    const { known, revision } = await lastOf(client, stream, patience);
    const data = wanted(known);
    if (JSON.stringify(data) === JSON.stringify(known)) return false;
    const answer = await new Deadline(patience).within(
      patience,
      appends.append(stream, revision, [serverEvent(type, data)]),
    );
    if (answer.kind === 'stands') return true;
    throw new StoreNotPrepared(
      answer.kind === 'wrongRevision' ? `${stream} was changed meanwhile` : `${stream}: ${answer.exception}`,
    );
  };
  try {
    const set = await change('$settings', 'update-default-acl', () => defaultAcl(group));
    const granted = await change('$$$all', '$metadata', (known) => grantReading(known, group));
    return { defaultAcl: set ? 'set' : 'was so already', readAll: granted ? 'granted' : 'was so already' };
  } catch (error) {
    if (error instanceof StoreNotPrepared) throw error;
    mustBeAnswer(error);
    throw new StoreNotPrepared(messageOf(error), { cause: error });
  } finally {
    appends.close();
    await client.dispose();
  }
}

function grantReading(known: Record<string, unknown>, group: string): object {
  const acl = typeof known.$acl === 'object' && known.$acl !== null ? known.$acl : {};
  const { $r } = acl as { readonly $r?: unknown };
  const readers = Array.isArray($r) ? $r : $r === undefined ? [] : [$r];
  return { ...known, $acl: { ...acl, $r: [...new Set([admins, ...readers, group])] } };
}

async function lastOf(
  client: StoreClient,
  stream: string,
  patience: number,
): Promise<{ readonly known: Record<string, unknown>; readonly revision: ExpectedRevision }> {
  const { events } = await readMessages(client, ofStream(stream, 'end', true, 1), patience);
  const event = events[0]?.getEvent();
  if (event === undefined) return { known: {}, revision: 'absent' };
  return {
    known: JSON.parse(Buffer.from(event.getData_asU8()).toString('utf8')) as Record<string, unknown>,
    revision: event.getStreamRevision(),
  };
}
