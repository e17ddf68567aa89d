import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatNote, keyKinds, NoteSigner, readNote } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { LogFollower, type StoredLeaf } from '@xiaohao/integrity/following';
import { type Finding, type Report, verifyLog } from '@xiaohao/integrity/verifying';
import { madeUpLeaves } from '../testing/leaves.js';
import { memorySource } from '../testing/memory-source.js';

const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const witness = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));
const leaves = madeUpLeaves(400);
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
let note = '';
beforeAll(() => {
  const signed = new LogFollower(memorySource(leaves), new TileFolder(folder), signer).checkpoint();
  note = cosigned(signed);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The note as the witness gives it back. */
function cosigned(text: string): string {
  const signed = readNote(text);
  if (!signed) throw new Error('no note');
  return formatNote({
    ...signed,
    signatures: [...signed.signatures, witness.sign(signed.text, 1_700_000_000)],
  });
}

const verification = (log: readonly StoredLeaf[], text = note) => ({
  source: memorySource(log),
  tiles: new TileFolder(folder),
  log: signer.key,
  witnesses: [witness.key],
  notes: [{ name: 'checkpoint', text }],
});
const verify = (log: readonly StoredLeaf[], text = note): Promise<Report> =>
  verifyLog(verification(log, text));
const renumbered = (log: readonly StoredLeaf[]): readonly StoredLeaf[] =>
  log.map((leaf, at) => ({ ...leaf, position: String(at + 1) }));
const inTree = (report: Report): readonly Finding[] =>
  report.findings.filter(({ kind }) => !['streamBroken', 'checkpointDiffers'].includes(kind));
const changed = (at: number, change: Partial<StoredLeaf>): readonly StoredLeaf[] =>
  leaves.map((leaf, index) => (index === at ? { ...leaf, ...change } : leaf));

describe('verifying a log', () => {
  it('finds nothing in one that is as it was signed, and nothing wrong in what came after', async () => {
    expect(await verify(leaves)).toMatchObject({ events: 400, signed: 400, findings: [], more: 0 });
    expect(await verify(madeUpLeaves(450))).toMatchObject({ events: 450, signed: 400, findings: [] });
  });

  it('finds fault with one that no witness has cosigned when a witness’s key is given, and only then', async () => {
    const bare = formatNote({
      ...(readNote(note) ?? { text: '' }),
      signatures: [signer.sign(readNote(note)?.text ?? '')],
    });
    expect((await verify(leaves, bare)).findings).toEqual([{ kind: 'notWitnessed' }]);
    expect((await verifyLog({ ...verification(leaves, bare), witnesses: [] })).findings).toEqual([]);
  });

  it('holds a note from elsewhere that is of more than the tiles against the log alone', async () => {
    const grown = madeUpLeaves(450);
    const other = mkdtempSync(join(tmpdir(), 'verify-'));
    const later = cosigned(new LogFollower(memorySource(grown), new TileFolder(other), signer).checkpoint());
    rmSync(other, { recursive: true });
    const held = (log: readonly StoredLeaf[], tilesUpTo?: number, elsewhere = true) =>
      verifyLog({
        ...verification(log),
        notes: [
          { name: 'checkpoint', text: note },
          { name: 'witness', text: later, ...(elsewhere ? { elsewhere } : {}) },
        ],
        ...(tilesUpTo === undefined ? {} : { tilesUpTo }),
      });
    expect(await held(grown, 400)).toMatchObject({ events: 450, signed: 450, findings: [] });
    const altered = grown.map((leaf, at) => (at === 420 ? { ...leaf, data: '{}' } : leaf));
    expect((await held(altered, 400)).findings).toEqual([
      { kind: 'checkpointDiffers', note: 'witness', size: 450 },
    ]);
    for (const report of [await held(grown), await held(grown, 400, false)])
      expect(report.findings).toMatchObject([{ kind: 'tileDamaged' }]);
  });

  it('names the very event of which anything was changed', async () => {
    for (const at of [0, 1, 255, 256, 399])
      for (const change of [{ data: '{}' }, { metadata: '{}' }, { type: 'Filed' }, { id: 'other' }]) {
        const report = await verify(changed(at, change));
        const { stream, revision, position } = leaves[at] as StoredLeaf;
        expect(inTree(report)).toEqual([
          { kind: 'altered', index: at, event: { stream, revision, position } },
        ]);
        expect(report.findings).toContainEqual({ kind: 'checkpointDiffers', note: 'checkpoint', size: 400 });
      }
  });

  it('names the leaf that is gone, and the stream that it is gone from', async () => {
    for (const at of [0, 1, 255, 256, 398]) {
      const report = await verify(renumbered(leaves.filter((_, index) => index !== at)));
      expect(inTree(report)).toEqual([{ kind: 'missing', index: at }]);
      if (at < 397) expect(report.findings.some(({ kind }) => kind === 'streamBroken')).toBe(true);
    }
  });

  it('names what was inserted, also when its stream counts on', async () => {
    const extra: StoredLeaf = {
      ...(leaves[7] as StoredLeaf),
      stream: 'problem-new',
      revision: '0',
      id: 'new',
    };
    for (const at of [0, 1, 255, 256, 399])
      expect(
        inTree(await verify(renumbered([...leaves.slice(0, at), extra, ...leaves.slice(at)]))),
      ).toMatchObject([{ kind: 'inserted', index: at, event: { stream: 'problem-new' } }]);
  });

  it('names both of two that changed places', async () => {
    for (const [one, other] of [
      [0, 1],
      [10, 20],
      [250, 260],
    ] as const) {
      const log = [...leaves];
      [log[one], log[other]] = [leaves[other] as StoredLeaf, leaves[one] as StoredLeaf];
      expect(inTree(await verify(renumbered(log)))).toMatchObject([
        { kind: 'moved', index: one, from: other },
        { kind: 'moved', index: other, from: one },
      ]);
    }
  });

  it('says where a log was cut off, also when it grew on differently', async () => {
    for (const size of [0, 1, 255, 256, 399])
      expect(inTree(await verify(leaves.slice(0, size)))).toEqual([
        { kind: 'shortened', index: size, size: 400 },
      ]);
    const forked = [
      ...leaves.slice(0, 390),
      ...madeUpLeaves(420)
        .slice(390)
        .map((leaf) => ({ ...leaf, data: '{"fork":1}' })),
    ];
    expect(inTree(await verify(forked)).map((finding) => 'index' in finding && finding.index)).toEqual([
      390, 391, 392, 393, 394, 395, 396, 397, 398, 399,
    ]);
  });

  it('takes no bytes for an event that are no text, or hold what no event does', async () => {
    const log = leaves.map((leaf, index) => (index === 5 ? { ...leaf, exact: false } : leaf));
    expect(inTree(await verify(log))).toMatchObject([{ kind: 'altered', index: 5 }]);
    expect(inTree(await verify(changed(6, { data: '{\n}' })))).toMatchObject([{ kind: 'altered', index: 6 }]);
  });

  it('tells damaged tiles from a damaged log', async () => {
    const path = join(folder, 'tile/0/000');
    const bytes = readFileSync(path);
    const broken = Buffer.from(bytes);
    broken[100] = (broken[100] ?? 0) ^ 8;
    writeFileSync(path, broken);
    expect((await verify(leaves)).findings).toMatchObject([{ kind: 'tileDamaged' }]);
    writeFileSync(path, bytes.subarray(1));
    expect((await verify(leaves)).findings).toMatchObject([{ kind: 'tileDamaged' }]);
    writeFileSync(path, bytes);
    expect((await verify(leaves)).findings).toEqual([]);
  });

  it('believes no checkpoint that is not signed by the log', async () => {
    expect((await verify(leaves, note.replace('\n400\n', '\n399\n'))).findings).toEqual([
      { kind: 'checkpointForged', note: 'checkpoint' },
      { kind: 'notWitnessed' },
    ]);
    expect((await verify(leaves, 'nonsense')).findings).toEqual([
      { kind: 'checkpointForged', note: 'checkpoint' },
      { kind: 'notWitnessed' },
    ]);
  });

  it('names what is gone where a copy still knows it, and only if the copy is right', async () => {
    const forgetful = { ...leaves[7], data: '{}' } as StoredLeaf;
    for (const [copy, event] of [
      [leaves, { stream: 'problem-1', revision: '2', position: '8' }],
      [changed(7, forgetful), undefined],
    ] as const) {
      const { findings } = await verifyLog({
        ...verification(leaves.filter((_, at) => at !== 7)),
        remembered: (index) => copy[index],
      });
      expect(findings.filter(({ kind }) => kind === 'missing')).toEqual([
        { kind: 'missing', index: 7, ...(event ? { event } : {}) },
      ]);
    }
  });

  it('finds streams that the store still holds and shows to nobody', async () => {
    const shown = new Map<string, string | null>([
      ['problem-0', '0'],
      ['problem-1', null],
      ['problem-2', '4'],
    ]);
    const source = {
      ...memorySource(leaves),
      firstOf: async (stream: string) => shown.get(stream) ?? null,
    };
    const { findings } = await verifyLog({ ...verification(leaves), source });
    expect(findings).toEqual([
      { kind: 'hidden', index: 1, event: { stream: 'problem-1', revision: '0', position: '2' }, first: null },
      { kind: 'hidden', index: 2, event: { stream: 'problem-2', revision: '0', position: '3' }, first: '4' },
    ]);
  });

  it('lists a hundred findings and counts the others', async () => {
    const report = await verify(leaves.map((leaf) => ({ ...leaf, type: 'Other' })));
    expect(report.findings).toHaveLength(100);
    expect(report.more).toBe(301);
  });

  it.each([
    ['as it was signed', leaves, []],
    ['that was altered before that', changed(20, { type: 'Other' }), [{ kind: 'altered', index: 20 }]],
  ])(
    'reports what the store cannot give of a log %s, and takes it for nothing else',
    async (_, log, before) => {
      const source = memorySource(log);
      const report = await verifyLog({
        source: {
          after: (position, limit) => {
            if (position !== null) throw new Error('disk image is malformed');
            return source.after(position, Math.min(limit, 50));
          },
        },
        tiles: new TileFolder(folder),
        log: signer.key,
        witnesses: [],
        notes: [{ name: 'checkpoint', text: note }],
      });
      expect(report.findings).toMatchObject([
        ...before,
        { kind: 'unreadable', index: 50, cause: 'Error: disk image is malformed' },
      ]);
      expect([report.events, report.signed]).toEqual([50, 400]);
    },
  );
});
