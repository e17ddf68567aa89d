import { checkWrite } from './check-write.js';
import type { ExpectedRevision } from './revisions.js';
import type { Storage } from './storage.js';
import type { ProposedEvent } from './stored-event.js';
import { isMetastream, originalOf } from './stream-names.js';
import { undelete } from './undelete.js';
import { visibleEvent } from './visible-events.js';

/** `position` is absent when what was repeated cannot be seen any more. */
export type AppendOutcome =
  | { readonly kind: 'written'; readonly lastRevision: number; readonly position: number | undefined }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted' };

/** Appends all events or none. A soft-deleted stream comes to life again and counts on. */
export function append(
  storage: Storage,
  stream: string,
  expected: ExpectedRevision,
  events: readonly ProposedEvent[],
  now: number,
): AppendOutcome {
  const decision = checkWrite(
    storage,
    stream,
    expected,
    events.map(({ id }) => id),
  );
  switch (decision.kind) {
    case 'wrong':
    case 'deleted':
      return decision;
    case 'repeated': {
      const { lastRevision } = decision;
      const position = visibleEvent(storage, stream, lastRevision, now)?.position;
      return { kind: 'written', lastRevision, position };
    }
    case 'write': {
      const revived = isMetastream(stream) ? originalOf(stream) : stream;
      const softDeleted = storage.isSoftDeleted(revived);
      const lastOfBefore = storage.lastRevision(revived);
      let position = storage.headPosition;
      let lastRevision = decision.current;
      for (const event of events) {
        const written = storage.write(stream, event, now);
        ({ position, revision: lastRevision } = written);
        storage.recentIds.remember(event.id, written);
      }
      if (softDeleted) undelete(storage, revived, lastOfBefore, now);
      return { kind: 'written', lastRevision, position };
    }
  }
}
