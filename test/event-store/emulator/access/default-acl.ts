import { readAcl, type Storage, type StreamAcl } from '../storage/index.js';

/** What holds for streams that say nothing themselves. */
export interface DefaultAcl {
  readonly user: StreamAcl;
  readonly system: StreamAcl;
}

const text = new TextDecoder();
const forAll = (role: string): StreamAcl => ({
  read: [role],
  write: [role],
  delete: [role],
  metaRead: [role],
  metaWrite: [role],
});

const asInstalled: DefaultAcl = { user: forAll('$all'), system: forAll('$admins') };

/** What the last event of `$settings` says, whatever its type; for what it leaves out, or all when it cannot be read, what a fresh server has. */
export function defaultAclIn(storage: Storage): DefaultAcl {
  const event = storage.eventAt('$settings', storage.lastRevision('$settings'));
  if (!event) return asInstalled;
  try {
    const json = JSON.parse(text.decode(event.data)) as Readonly<Record<string, unknown>>;
    return {
      user: { ...asInstalled.user, ...aclIn(json['$userStreamAcl']) },
      system: { ...asInstalled.system, ...aclIn(json['$systemStreamAcl']) },
    };
  } catch {
    return asInstalled;
  }
}

const aclIn = (value: unknown): StreamAcl => (value === undefined ? {} : readAcl(value));
