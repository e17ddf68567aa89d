import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeJson } from '@xiaohao/event-log';
import { formatNote, formatNoteKey, keyKinds, NoteSigner, readNote } from '@xiaohao/integrity';
import { dossierEvent, makeDossier } from '@xiaohao/integrity/dossier';
import { TileFolder } from '@xiaohao/integrity/folder';
import { LogFollower, type StoredLeaf } from '@xiaohao/integrity/following';
import { type Signer, statementBytes, statementOf } from '@xiaohao/signing';
import { Ed25519Signer } from '@xiaohao/signing/ed25519';
import { KeyFolder } from '@xiaohao/signing/key-folder';
import { Sm2Signer } from '@xiaohao/signing/sm2';
import { madeUpLeaves } from './leaves.js';
import { memorySource } from './memory-source.js';

const log = new NoteSigner('xiaohao/log-1', keyKinds.ed25519, Buffer.alloc(32, 1));
const witness = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));
const at = '2026-11-26T01:00:00.000Z';
const problem = '018f3a52-0000-4000-8000-00000000000a';
const fileContent = Buffer.from('整改前后对比');
const sha = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** The keys that a careful reader of {@link sampleDossier} would have from elsewhere. */
export const sampleTrust = { log: formatNoteKey(log.key), witness: formatNoteKey(witness.key) };

type Data = Readonly<Record<string, unknown>>;
type Actor = Readonly<{ id: string; onBehalfOf?: string }>;

/**
 * A dossier of a problem with a file, and with signatures of either algorithm, in a log with other events around.
 * @param principal for whom the unit's approval was given, as its event says; it was signed for `li`
 */
export async function sampleDossier(principal = 'li'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-'));
  try {
    const keys = new KeyFolder(join(folder, 'keys'), Buffer.alloc(32, 3));
    const signers: readonly Signer[] = [new Ed25519Signer(keys), new Sm2Signer(keys)];
    const leaves: StoredLeaf[] = [...madeUpLeaves(300)];
    const append = (stream: string, type: string, data: Data, actor: Actor = { id: 'zhang' }): void => {
      const revision = leaves.filter((leaf) => leaf.stream === stream).length;
      const metadata = {
        schemaVersion: 1,
        actor: { kind: 'person', ...actor },
        command: type,
        correlationId: 'c',
        recordedAt: at,
      };
      leaves.push({
        position: String(leaves.length + 1),
        stream,
        revision: String(revision),
        id: `018f3a52-0000-7000-9000-${String(leaves.length).padStart(12, '0')}`,
        type,
        data: encodeJson(data, 'data'),
        metadata: encodeJson(metadata, 'metadata'),
      });
    };
    const stream = `problem-${problem}`;
    append(stream, 'Identified', { number: '2026-0042', wording: { title: '接待超标' } });
    const file = {
      digest: sha(fileContent),
      name: '对比.txt',
      mediaType: 'text/plain',
      bytes: fileContent.length,
    };
    append(stream, 'EvidenceAttached', { file, description: '现场' });
    append(stream, 'SignOffRequested', {
      claims: [],
      signature: { signer: 'zhang', meaning: 'application', revision: '1', digest: 'e'.repeat(64) },
    });
    const steps = [
      ['SignOffRequestRenewed', {}, { type: 'RenewSignOffRequest' }, 'application'],
      [
        'SignOffStepTaken',
        { kind: 'unitApproval', opinion: '同意“销号”\t1' },
        { type: 'ApproveByUnit', opinion: '同意“销号”\t1' },
        'unitApproval',
      ],
      [
        'SignOffStepTaken',
        { kind: 'verification', conclusions: [{ test: 'x', upheld: true }] },
        { type: 'VerifyRectification', conclusions: [{ test: 'x', upheld: true }] },
        'verification',
      ],
      ['SignOffStepTaken', { kind: 'filing' }, { type: 'FileProblem' }, 'filing'],
    ] as const;
    for (const [step, [type, data, words, meaning]] of steps.entries()) {
      const signer = signers[step % 2] as Signer;
      const person = `signer-${step}`;
      const key = await signer.keyFor(person);
      if (key)
        append('signing', 'SigningKeyRegistered', {
          key: key.keyId,
          person,
          by: 'system',
          method: 'serverHeld',
          algorithm: key.algorithm,
          spki: key.spki,
        });
      const facts = {
        problem,
        revision: String(2 + step),
        digest: 'd'.repeat(64),
        meaning,
        said: sha(encodeJson(words, 'words')),
        signer: person,
        ...(meaning === 'unitApproval' ? { onBehalfOf: 'li' } : {}),
      };
      const statement = statementOf(facts, 'bm9uY2U', at);
      const signed = await signer.sign(person, statementBytes(statement));
      append(
        stream,
        type,
        {
          ...data,
          signature: {
            ...facts,
            at,
            materialVersion: 1,
            proof: { statement, ...signed, authenticated: { at, methods: ['key'] } },
          },
        },
        { id: person, ...(meaning === 'unitApproval' ? { onBehalfOf: principal } : {}) },
      );
    }
    leaves.push(
      ...madeUpLeaves(20).map((leaf, index) => ({
        ...leaf,
        stream: 'later',
        position: String(leaves.length + 1 + index),
      })),
    );

    const follower = new LogFollower(memorySource(leaves), new TileFolder(join(folder, 'tiles')), log);
    const note = readNote(follower.checkpoint());
    if (!note) throw new Error('no checkpoint');
    const checkpoint = formatNote({
      ...note,
      signatures: [...note.signatures, witness.sign(note.text, 1_700_000_000)],
    });
    const shown = (name: string) =>
      leaves.flatMap((leaf, index) =>
        leaf.stream === name ? [dossierEvent(leaf, follower.show(leaf, index, leaves.length))] : [],
      );
    const events = shown(stream);
    return makeDossier({
      madeAt: at,
      problem,
      number: '2026-0042',
      title: '接待超标',
      log: { origin: log.key.name, key: sampleTrust.log },
      witness: { key: sampleTrust.witness },
      checkpoint,
      history: events.map(({ revision, type, metadata }) => {
        const actor = String((JSON.parse(metadata) as { readonly actor: { readonly id: string } }).actor.id);
        return { revision, type, recordedAt: at, actor, actorName: null, zh: type, en: type };
      }),
      events,
      keys: shown('signing'),
      evidence: [{ ...file, content: fileContent.toString('base64') }],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
