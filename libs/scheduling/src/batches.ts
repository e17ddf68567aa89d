import type { DueItem } from './due-source.js';

/** Things that are due at one instant and are handed to one handler together. */
export interface DueBatch {
  readonly ids: readonly string[];
  readonly dueAt: string;
}

/** How many are together on average, and at most. */
const usual = 16;
const most = 32;

/** FNV-1a: spreads ids evenly and the same on every machine. */
function spread(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * Items in their order as batches. What several handlers write at once shares a commit, and its wait is most of the
 * cost. Where a batch ends follows from the ids in it: when one item comes or goes, the batches around it stay what
 * they were, so that whoever looks again names them the same.
 */
export function batchesOf(items: readonly DueItem[]): readonly DueBatch[] {
  const batches: { ids: string[]; dueAt: string }[] = [];
  let open = false;
  for (const { id, dueAt } of items) {
    const last = batches.at(-1);
    if (open && last?.dueAt === dueAt) last.ids.push(id);
    else batches.push({ ids: [id], dueAt });
    open = spread(id) % usual !== 0 && (batches.at(-1)?.ids.length ?? 0) < most;
  }
  return batches;
}
