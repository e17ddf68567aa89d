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

/** The last `update-default-acl` in `$settings`, or what a fresh server has. */
export function defaultAclIn(storage: Storage): DefaultAcl {
  for (let revision = storage.lastRevision('$settings'); revision >= 0; revision -= 1) {
    const event = storage.eventAt('$settings', revision);
    if (event?.type !== 'update-default-acl') continue;
    try {
      const json = JSON.parse(text.decode(event.data)) as Readonly<Record<string, unknown>>;
      return {
        user: { ...asInstalled.user, ...readAcl(json['$userStreamAcl']) },
        system: { ...asInstalled.system, ...readAcl(json['$systemStreamAcl']) },
      };
    } catch {
      return asInstalled;
    }
  }
  return asInstalled;
}
