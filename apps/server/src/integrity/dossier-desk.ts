import { comparePositions } from '@xiaohao/event-log';
import type { EvidenceStore } from '@xiaohao/evidence';
import { edgeProblem } from '@xiaohao/http';
import { formatNoteKey, readNoteKey } from '@xiaohao/integrity';
import {
  type DossierEvent,
  type DossierFile,
  dossierEvent,
  type HistoryLine,
  makeDossier,
} from '@xiaohao/integrity/dossier';
import { InDoubt, type StoredLeaf } from '@xiaohao/integrity/following';
import { eventLabels } from '@xiaohao/problem';
import type { House } from '../house/house.js';
import { signingKeysKind } from '../signing/signing-keys-kind.js';
import { numberIn } from './number-in.js';
import type { Shown } from './tree-keeper.js';

/** Of all files together; what is beyond it is named by its digest alone. */
const mostContent = 32 * 1024 * 1024;

interface FileOfEvent {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}
interface Parsed {
  readonly data: {
    readonly wording?: { readonly title?: string };
    readonly file?: FileOfEvent;
    readonly signature?: { readonly proof?: { readonly keyId: string } };
  };
  readonly metadata: { readonly recordedAt: string; readonly actor: { readonly id: string } };
}

/** A dossier, and the number by which people know its problem. */
export interface Dossier {
  readonly number: string;
  readonly text: string;
}

/** Puts a problem's dossier together: everything as it is stored, each event with its proof. */
export class DossierDesk {
  constructor(private readonly house: House) {}

  /**
   * @param withFiles whether the evidence itself is put in, or its digests alone
   * @throws HttpProblem NotFound, CheckpointUnavailable, IntegrityInDoubt
   */
  async dossier(problem: string, withFiles: boolean): Promise<Dossier> {
    const { integrity, clock } = this.house;
    const leaves = this.house.readStreamRaw(`problem-${problem}`);
    const last = leaves.at(-1);
    if (last === undefined) throw edgeProblem('NotFound');
    const parsed = leaves.map(parse);
    const keys = await this.#keysOf(parsed);
    const furthest = [...leaves, ...keys].reduce(
      (most, { position }) => (comparePositions(most, position) < 0 ? position : most),
      '0',
    );
    const current = await integrity.covering(furthest);
    if (integrity.doubt !== null) throw edgeProblem('IntegrityInDoubt');
    const signer = integrity.key === undefined ? undefined : readNoteKey(integrity.key);
    if (!current || !signer) throw edgeProblem('CheckpointUnavailable');
    const shown = await integrity.show([...leaves, ...keys], current.size).catch((error: unknown) => {
      throw error instanceof InDoubt ? edgeProblem('IntegrityInDoubt') : error;
    });
    const events = [...leaves, ...keys].map((leaf, at) => proved(leaf, shown[at]));
    const number = numberIn(leaves);
    const text = makeDossier({
      madeAt: clock.now(),
      problem,
      number,
      title: parsed.findLast(({ data }) => data.wording?.title !== undefined)?.data.wording?.title ?? '',
      log: { origin: signer.name, key: formatNoteKey(signer) },
      witness: integrity.witnessKey ? { key: formatNoteKey(integrity.witnessKey) } : null,
      checkpoint: current.note,
      history: await this.#history(leaves, parsed),
      events: events.slice(0, leaves.length),
      keys: events.slice(leaves.length),
      evidence: await filesOf(parsed, this.house.evidence, withFiles),
    });
    return { number, text };
  }

  /** The entries of the register that hold the keys of those who signed. */
  async #keysOf(events: readonly Parsed[]): Promise<readonly StoredLeaf[]> {
    const wanted = new Set(events.flatMap(({ data }) => data.signature?.proof?.keyId ?? []));
    if (wanted.size === 0) return [];
    return this.house
      .readStreamRaw(signingKeysKind.stream(''))
      .filter(({ data }) => wanted.has((JSON.parse(data) as { readonly key: string }).key));
  }

  async #history(leaves: readonly StoredLeaf[], parsed: readonly Parsed[]): Promise<readonly HistoryLine[]> {
    const { people } = (await this.house.registers.organisation()).state;
    return leaves.map(({ revision, type }, at) => {
      const { recordedAt = '', actor = { id: '' } } = parsed[at]?.metadata ?? {};
      const label = Object.hasOwn(eventLabels, type)
        ? eventLabels[type as keyof typeof eventLabels]
        : undefined;
      const actorName = people.get(actor.id)?.name ?? null;
      return {
        revision,
        type,
        recordedAt,
        actor: actor.id,
        actorName,
        zh: label?.zh ?? type,
        en: label?.en ?? type,
      };
    });
  }
}

const parse = ({ data, metadata }: StoredLeaf): Parsed =>
  ({ data: JSON.parse(data), metadata: JSON.parse(metadata) }) as Parsed;

function proved(leaf: StoredLeaf, shown: Shown | undefined): DossierEvent {
  if (shown === undefined) throw new Error('an event without its proof');
  return dossierEvent(leaf, {
    index: shown.index,
    hashes: shown.hashes.map((hash) => Buffer.from(hash, 'base64')),
  });
}

async function filesOf(
  events: readonly Parsed[],
  store: EvidenceStore,
  withContent: boolean,
): Promise<readonly DossierFile[]> {
  const files = new Map(events.flatMap(({ data: { file } }) => (file ? [[file.digest, file] as const] : [])));
  const shown: DossierFile[] = [];
  let room = withContent ? mostContent : 0;
  for (const { digest, name, mediaType, bytes } of files.values()) {
    const known = { digest, name, mediaType, bytes };
    const content = bytes <= room ? await store.open(digest) : undefined;
    if (content === undefined) {
      shown.push(known);
      continue;
    }
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece as Buffer);
    room -= bytes;
    shown.push({ ...known, content: Buffer.concat(pieces).toString('base64') });
  }
  return shown;
}
