import {
  GrowingTree,
  type Hash,
  type LogKeys,
  leafHashOf,
  NotALeaf,
  type NoteKey,
  openCheckpoint,
  rangeHash,
  type TreeHead,
} from '@xiaohao/integrity';
import { type TileFolder, TileMissing } from '@xiaohao/integrity/folder';
import type { StoredLeaf } from '@xiaohao/integrity/following';
import { StreamOrder } from './check-streams.js';
import { type Difference, LeafComparison, type ReadLeaf } from './compare-leaves.js';
import type { Finding, Place } from './finding.js';
import { nameDifferences } from './name-differences.js';

/** A signed checkpoint that the log has to hold. */
export interface KnownNote {
  /** Where it comes from, for the report. */
  readonly name: string;
  readonly text: string;
  /** It was not kept beside the tiles, so that it may be of a larger tree than theirs. */
  readonly elsewhere?: true;
}

type Read = StoredLeaf & { readonly exact?: boolean };

/** The log as it is stored, in its own order. */
export interface VerifiedLog {
  /** Events after a position (exclusive; null: from the start), none at the end; `exact` is false for bytes that are no text. */
  after(position: string | null, limit: number): readonly Read[] | Promise<readonly Read[]>;
  /** The first revision of a stream that can still be read, where a store could hide some; null where none can. */
  firstOf?(stream: string): Promise<string | null>;
}

export interface Verification {
  readonly source: VerifiedLog;
  /** Which event a leaf was, from a copy that was made before; used to name what is gone. */
  readonly remembered?: (index: number) => StoredLeaf | undefined;
  readonly tiles: TileFolder;
  /**
   * Leaves of the tree that the tiles are a copy of. A note from elsewhere that is of a larger one is held against the
   * log alone. Default: whatever was signed.
   */
  readonly tilesUpTo?: number;
  /** Where there is none, no note counts as signed. */
  readonly log: LogKeys | undefined;
  /** Witnesses whose cosignature counts. */
  readonly witnesses: readonly NoteKey[];
  readonly notes: readonly KnownNote[];
  /** Told every event as it is read. */
  readonly onEvent?: (event: StoredLeaf) => void;
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
export async function verifyLog(verification: Verification): Promise<Report> {
  const { source, tiles, log, witnesses, notes, onEvent, onProgress } = verification;
  const findings: Finding[] = [];
  let more = 0;
  const find = (finding: Finding): void => {
    if (findings.length < mostFindings) findings.push(finding);
    else more += 1;
  };
  const heads = openAll(notes, log, witnesses, find);
  const { tilesUpTo = Number.POSITIVE_INFINITY } = verification;
  const signed = Math.max(0, ...heads.map(({ size }) => size));
  const largest = heads
    .filter(({ elsewhere, size }) => !elsewhere || size <= tilesUpTo)
    .reduce<TreeHead | undefined>((most, head) => (head.size > (most?.size ?? 0) ? head : most), undefined);
  if (witnesses.length > 0 && !heads.some(({ witnessed }) => witnessed)) find({ kind: 'notWitnessed' });
  const whole = largest && tilesHold(tiles, largest, find);

  const tree = new GrowingTree();
  const order = new StreamOrder();
  const wanted = new Map(heads.map((head) => [head.size, undefined as Hash | undefined]));
  const begins = new Map<string, { readonly index: number; readonly event: Place }>();
  const comparison = largest && whole ? new LeafComparison(leavesOf(tiles, largest.size)) : undefined;
  const differences: Difference[] = [];
  const note = (more: Iterable<Difference> = []): void => {
    for (const difference of more)
      if (differences.length < mostDifferences) differences.push(difference);
      else return;
  };
  let unreadable: Finding | undefined;
  const read = async (after: string | null): Promise<readonly Read[]> => {
    try {
      return await source.after(after, readAtOnce);
    } catch (error) {
      unreadable = { kind: 'unreadable', index: tree.size, cause: String(error) };
      return [];
    }
  };
  const take = (event: Read): ReadLeaf => {
    onEvent?.(event);
    const leaf = leafOf(event);
    tree.append(leaf ?? Buffer.alloc(32));
    if (wanted.has(tree.size)) wanted.set(tree.size, tree.root());
    const { stream, revision, position } = event;
    const place = { stream, revision, position };
    if (source.firstOf && !begins.has(stream)) begins.set(stream, { index: tree.size - 1, event: place });
    const broken = order.take(place);
    if (broken) find(broken);
    return { event: place, leaf };
  };
  for (let batch = await read(null); batch.length > 0; batch = await read(batch.at(-1)?.position ?? null)) {
    const leaves = batch.map(take);
    if (differences.length < mostDifferences) note(comparison?.take(leaves));
    onProgress?.(tree.size);
  }
  if (differences.length < mostDifferences) note(comparison?.end());
  // What could not be read is not there to differ.
  const isRead = ({ index }: Difference): boolean => unreadable === undefined || index < tree.size;
  for (const finding of nameDifferences(differences.filter(isRead), (index) =>
    rememberedBy(verification, index),
  ))
    find(finding);
  if (unreadable) find(unreadable);
  for (const [stream, begin] of begins) {
    const first = (await source.firstOf?.(stream)) ?? null;
    if (first !== begin.event.revision) find({ kind: 'hidden', ...begin, first });
  }
  for (const { name, size, root } of heads)
    if (size > 0 && (unreadable === undefined || size <= tree.size) && !wanted.get(size)?.equals(root))
      find({ kind: 'checkpointDiffers', note: name, size });
  return {
    events: tree.size,
    signed,
    root: tree.root().toString('base64'),
    notes: heads.map(({ name, size, witnessed }) => ({ name, size, witnessed })),
    findings,
    more,
  };
}

/** What a copy says of a leaf, if it is that leaf. */
function rememberedBy({ remembered, tiles }: Verification, index: number): Place | undefined {
  const event = remembered?.(index);
  if (event === undefined) return undefined;
  const { stream, revision, position } = event;
  const signed = tiles
    .tile({ level: 0, index: Math.floor(index / 256), width: (index % 256) + 1 })
    .subarray(-32);
  return leafOf(event)?.equals(signed) ? { stream, revision, position } : undefined;
}

function openAll(
  notes: readonly KnownNote[],
  log: LogKeys | undefined,
  witnesses: readonly NoteKey[],
  find: (finding: Finding) => void,
): readonly (TreeHead & Pick<KnownNote, 'name' | 'elsewhere'> & { readonly witnessed: boolean })[] {
  return notes.flatMap(({ name, text, elsewhere }) => {
    const opened = log && openCheckpoint(text, log, witnesses);
    if (opened === undefined) {
      find({ kind: 'checkpointForged', note: name });
      return [];
    }
    const { size, root } = opened.checkpoint;
    const witnessed = opened.witnessed.length > 0;
    return [{ name, size, root, witnessed, ...(elsewhere ? { elsewhere } : {}) }];
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
