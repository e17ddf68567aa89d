import {
  GrowingTree,
  type Hash,
  leafHashOf,
  NotALeaf,
  type NoteKey,
  openCheckpoint,
  rangeHash,
  type TreeHead,
} from '@xiaohao/integrity';
import { type TileFolder, TileMissing } from '@xiaohao/integrity/folder';
import type { LeafSource, StoredLeaf } from '@xiaohao/integrity/following';
import { StreamOrder } from './check-streams.js';
import { compareLeaves, type Difference, type ReadLeaf } from './compare-leaves.js';
import type { Finding } from './finding.js';
import { nameDifferences } from './name-differences.js';

/** A signed checkpoint that the log has to hold. */
export interface KnownNote {
  /** Where it comes from, for the report. */
  readonly name: string;
  readonly text: string;
}

export interface Verification {
  /** The log as it is stored; `exact` is false for bytes that are no text. */
  readonly source: LeafSource & {
    after(position: string | null, limit: number): readonly (StoredLeaf & { readonly exact?: boolean })[];
  };
  readonly tiles: TileFolder;
  /** Where there is none, no note counts as signed. */
  readonly log: NoteKey | undefined;
  /** Witnesses whose cosignature counts. */
  readonly witnesses: readonly NoteKey[];
  readonly notes: readonly KnownNote[];
  /** Told how many events have been read. */
  readonly onProgress?: (done: number) => void;
}

export interface Report {
  /** Events that the log holds. */
  readonly events: number;
  /** Leaves of the largest signed tree. */
  readonly signed: number;
  /** Root of the tree over all events, base64. */
  readonly root: string;
  readonly notes: readonly { readonly name: string; readonly size: number; readonly witnessed: boolean }[];
  readonly findings: readonly Finding[];
  /** Findings beyond those that are listed; after ten thousand differences no more are looked for. */
  readonly more: number;
}

const readAtOnce = 2_000;
const mostFindings = 100;
const mostDifferences = 10_000;

/**
 * Reads the whole log and holds it against everything that was signed of it: signatures of the notes, their roots
 * against the log's own tree, the tiles against those roots, every event against its leaf, every stream against its
 * own count. Where the tiles are what was signed they say which event is wrong.
 */
export function verifyLog({ source, tiles, log, witnesses, notes, onProgress }: Verification): Report {
  const findings: Finding[] = [];
  let more = 0;
  const find = (finding: Finding): void => {
    if (findings.length < mostFindings) findings.push(finding);
    else more += 1;
  };
  const heads = openAll(notes, log, witnesses, find);
  const largest = heads.reduce<TreeHead | undefined>(
    (most, head) => (head.size > (most?.size ?? 0) ? head : most),
    undefined,
  );
  const whole = largest && tilesHold(tiles, largest, find);

  const tree = new GrowingTree();
  const order = new StreamOrder();
  const wanted = new Map(heads.map((head) => [head.size, undefined as Hash | undefined]));
  let unreadable: Finding | undefined;
  function* read(): Generator<ReadLeaf> {
    for (let position: string | null = null; ; ) {
      let batch: readonly (StoredLeaf & { readonly exact?: boolean })[] = [];
      try {
        batch = source.after(position, readAtOnce);
      } catch (error) {
        unreadable = { kind: 'unreadable', index: tree.size, cause: String(error) };
      }
      if (batch.length === 0) return;
      for (const event of batch) {
        const leaf = leafOf(event);
        tree.append(leaf ?? Buffer.alloc(32));
        if (wanted.has(tree.size)) wanted.set(tree.size, tree.root());
        const { stream, revision, position: at } = event;
        const place = { stream, revision, position: at };
        const broken = order.take(place);
        if (broken) find(broken);
        yield { event: place, leaf };
        position = at;
      }
      onProgress?.(tree.size);
    }
  }
  const events = read();
  if (largest && whole) {
    const differences: Difference[] = [];
    for (const difference of compareLeaves(events, leavesOf(tiles, largest.size)))
      if (differences.push(difference) === mostDifferences) break;
    for (const finding of nameDifferences(differences)) find(finding);
  }
  for (const _ of events);
  if (unreadable) find(unreadable);
  for (const { name, size, root } of heads)
    if (size > 0 && !wanted.get(size)?.equals(root)) find({ kind: 'checkpointDiffers', note: name, size });
  return {
    events: tree.size,
    signed: largest?.size ?? 0,
    root: tree.root().toString('base64'),
    notes: heads.map(({ name, size, witnessed }) => ({ name, size, witnessed })),
    findings,
    more,
  };
}

function openAll(
  notes: readonly KnownNote[],
  log: NoteKey | undefined,
  witnesses: readonly NoteKey[],
  find: (finding: Finding) => void,
): readonly (TreeHead & { readonly name: string; readonly witnessed: boolean })[] {
  return notes.flatMap(({ name, text }) => {
    const opened = log && openCheckpoint(text, log, witnesses);
    if (opened === undefined) {
      find({ kind: 'checkpointForged', note: name });
      return [];
    }
    const { size, root } = opened.checkpoint;
    return [{ name, size, root, witnessed: opened.witnessed.length > 0 }];
  });
}

function leafOf(event: StoredLeaf & { readonly exact?: boolean }): Hash | undefined {
  if (event.exact === false) return undefined;
  try {
    return leafHashOf(event);
  } catch (error) {
    if (error instanceof NotALeaf) return undefined;
    throw error;
  }
}

/** Whether the tiles are those of the signed tree, down to the leaves. */
function tilesHold(tiles: TileFolder, { size, root }: TreeHead, find: (finding: Finding) => void): boolean {
  try {
    const tree = new GrowingTree();
    for (const leaf of leavesOf(tiles, size)) tree.append(leaf);
    if (tree.root().equals(root) && rangeHash(tiles.nodesAt(size), 0, size).equals(root)) return true;
    find({
      kind: 'tileDamaged',
      detail: `the tiles of ${size} leaves have another root than the one that was signed`,
    });
  } catch (error) {
    if (!(error instanceof TileMissing)) throw error;
    find({ kind: 'tileDamaged', detail: error.message });
  }
  return false;
}

function* leavesOf(tiles: TileFolder, size: number): Generator<Hash> {
  for (let begin = 0; begin < size; begin += 256) {
    const bytes = tiles.tile({ level: 0, index: begin / 256, width: Math.min(256, size - begin) });
    for (let at = 0; at < bytes.length; at += 32) yield bytes.subarray(at, at + 32);
  }
}
