import type { ExpectedRevision } from '@xiaohao/event-log';
import { readAddress } from '@xiaohao/event-log/store-address';
import { BatchAppends } from './batch-appends.js';
import { Deadline } from './deadline.js';
import { messageOf } from './faults.js';
import { mustBeAnswer, serverEvent } from './probing.js';
import { ofStream, readMessages } from './reading.js';
import { StoreClient } from './store-client.js';
import {
  type AccessChange,
  everyone,
  rolesIn,
  type WantedAccess,
  wantedOfAll,
  wantedSettings,
} from './wanted-access.js';

type Want = (known: Readonly<Record<string, unknown>>, group: string) => WantedAccess;

/** The server refuses what only an administrator may do, or somebody changed the same at the same time. */
export class StoreNotPrepared extends Error {
  override readonly name = 'StoreNotPrepared';
  constructor(
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(en, options);
  }
}

/** Not a name that a group of users can have; nothing was asked of the server. */
export class NoGroup extends Error {
  override readonly name = 'NoGroup';
}

/** Names that begin with `$` are the server's own: `$all` in a list of rights is everybody, `$admins` may always. */
const groupName = /^[^\s\p{Cc}$](?:[^\p{Cc}]{0,254}[^\s\p{Cc}])?$/u;

/** What an administrator has to know beside it. */
export type PreparationRemark =
  /** `$w` of the default list gives it to everybody, as somebody has said; the check does not mind. */
  | 'EveryoneMayAppend'
  /** Nothing was said, so everybody could append; now the group and administrators can. */
  | 'OthersMayAppendNoMore';

/** What was found and what was done. */
export interface StorePreparation {
  readonly defaultAcl: 'set' | 'was so already';
  readonly readAll: 'granted' | 'was so already';
  readonly changes: readonly AccessChange[];
  readonly remarks: readonly PreparationRemark[];
}

/**
 * Sets, with an administrator's credentials, what a log needs: the default access list, and that the group may
 * read everything. What is so already is left, and so are others who may append or read.
 * @throws NoGroup, InvalidAddress, StoreUnreachable, StoreNotPrepared
 */
export async function prepareStore(url: string, group: string, patience = 5_000): Promise<StorePreparation> {
  if (!groupName.test(group)) throw new NoGroup(JSON.stringify(group));
  const address = readAddress(url);
  const client = new StoreClient(address);
  const appends = new BatchAppends(client);
  const change = async (stream: string, type: string, want: Want): Promise<WantedAccess> => {
    const { known, revision } = await lastOf(client, stream, patience);
    const wanted = want(known, group);
    if (wanted.changes.length === 0) return wanted;
    const answer = await new Deadline(patience).within(
      patience,
      appends.append(stream, revision, [serverEvent(type, wanted.json)]),
    );
    if (answer.kind === 'stands') return wanted;
    if (answer.kind === 'wrongRevision')
      throw new StoreNotPrepared(`${stream} 在此期间被改动`, `${stream} was changed meanwhile`);
    throw refusedBy(stream, answer.exception);
  };
  try {
    const settings = await change('$settings', 'update-default-acl', wantedSettings);
    const ofAll = await change('$$$all', '$metadata', wantedOfAll);
    return {
      defaultAcl: settings.changes.length > 0 ? 'set' : 'was so already',
      readAll: ofAll.changes.length > 0 ? 'granted' : 'was so already',
      changes: [...settings.changes, ...ofAll.changes],
      remarks: remarksOn(settings),
    };
  } catch (error) {
    if (error instanceof StoreNotPrepared) throw error;
    mustBeAnswer(error);
    throw refusedBy(address.shown, messageOf(error), error);
  } finally {
    appends.close();
    await client.dispose();
  }
}

const refusedBy = (what: string, said: string, cause?: unknown): StoreNotPrepared =>
  new StoreNotPrepared(`服务器拒绝 ${what}：${said}`, `the server refuses ${what}: ${said}`, { cause });

function remarksOn({ json, changes }: WantedAccess): readonly PreparationRemark[] {
  const { $w } = json.$userStreamAcl as { readonly $w?: unknown };
  if (rolesIn($w)?.includes(everyone)) return ['EveryoneMayAppend'];
  const narrowed = changes.some(({ member, before }) => member === '$userStreamAcl.$w' && before === null);
  return narrowed ? ['OthersMayAppendNoMore'] : [];
}

async function lastOf(
  client: StoreClient,
  stream: string,
  patience: number,
): Promise<{ readonly known: Readonly<Record<string, unknown>>; readonly revision: ExpectedRevision }> {
  const { events } = await readMessages(client, ofStream(stream, 'end', true, 1), patience);
  const event = events[0]?.getEvent();
  if (event === undefined) return { known: {}, revision: 'absent' };
  return { known: objectOf(stream, event.getData_asU8()), revision: event.getStreamRevision() };
}

/** @throws StoreNotPrepared rather than write over what cannot be understood */
function objectOf(stream: string, data: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json };
  } catch {
    // Said below.
  }
  throw new StoreNotPrepared(
    `${stream} 的最后一个事件不是 JSON 对象`,
    `the last event of ${stream} holds no JSON object`,
  );
}
