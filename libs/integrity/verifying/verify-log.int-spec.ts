import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyKinds, NoteSigner } from '@xiaohao/integrity';
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
  note = new LogFollower(memorySource(leaves), new TileFolder(folder), signer).checkpoint();
});
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (log: readonly StoredLeaf[], text = note): Report =>
  verifyLog({
    source: memorySource(log),
    tiles: new TileFolder(folder),
    log: signer.key,
    witnesses: [witness.key],
    notes: [{ name: 'checkpoint', text }],
  });
const renumbered = (log: readonly StoredLeaf[]): readonly StoredLeaf[] =>
  log.map((leaf, at) => ({ ...leaf, position: String(at + 1) }));
const inTree = (report: Report): readonly Finding[] =>
  report.findings.filter(({ kind }) => !['streamBroken', 'checkpointDiffers'].includes(kind));
const changed = (at: number, change: Partial<StoredLeaf>): readonly StoredLeaf[] =>
  leaves.map((leaf, index) => (index === at ? { ...leaf, ...change } : leaf));

describe('verifying a log', () => {
  it('finds nothing in one that is as it was signed, and nothing wrong in what came after', () => {
    expect(verify(leaves)).toMatchObject({ events: 400, signed: 400, findings: [], more: 0 });
    expect(verify(madeUpLeaves(450))).toMatchObject({ events: 450, signed: 400, findings: [] });
  });

  it('names the very event of which anything was changed', () => {
    for (const at of [0, 1, 255, 256, 399])
      for (const change of [{ data: '{}' }, { metadata: '{}' }, { type: 'Filed' }, { id: 'other' }]) {
        const report = verify(changed(at, change));
        const { stream, revision, position } = leaves[at] as StoredLeaf;
        expect(inTree(report)).toEqual([
          { kind: 'altered', index: at, event: { stream, revision, position } },
        ]);
        expect(report.findings).toContainEqual({ kind: 'checkpointDiffers', note: 'checkpoint', size: 400 });
      }
  });

  it('names the leaf that is gone, and the stream that it is gone from', () => {
    for (const at of [0, 1, 255, 256, 398]) {
      const report = verify(renumbered(leaves.filter((_, index) => index !== at)));
      expect(inTree(report)).toEqual([{ kind: 'missing', index: at }]);
      if (at < 397) expect(report.findings.some(({ kind }) => kind === 'streamBroken')).toBe(true);
    }
  });

  it('names what was inserted, also when its stream counts on', () => {
    const extra: StoredLeaf = {
      ...(leaves[7] as StoredLeaf),
      stream: 'problem-new',
      revision: '0',
      id: 'new',
    };
    for (const at of [0, 1, 255, 256, 399])
      expect(inTree(verify(renumbered([...leaves.slice(0, at), extra, ...leaves.slice(at)])))).toMatchObject([
        { kind: 'inserted', index: at, event: { stream: 'problem-new' } },
      ]);
  });

  it('names both of two that changed places', () => {
    for (const [one, other] of [
      [0, 1],
      [10, 20],
      [250, 260],
    ] as const) {
      const log = [...leaves];
      [log[one], log[other]] = [leaves[other] as StoredLeaf, leaves[one] as StoredLeaf];
      expect(inTree(verify(renumbered(log)))).toMatchObject([
        { kind: 'moved', index: one, from: other },
        { kind: 'moved', index: other, from: one },
      ]);
    }
  });

  it('says where a log was cut off, also when it grew on differently', () => {
    for (const size of [0, 1, 255, 256, 399])
      expect(inTree(verify(leaves.slice(0, size)))).toEqual([{ kind: 'shortened', index: size, size: 400 }]);
    const forked = [
      ...leaves.slice(0, 390),
      ...madeUpLeaves(420)
        .slice(390)
        .map((leaf) => ({ ...leaf, data: '{"fork":1}' })),
    ];
    expect(inTree(verify(forked)).map((finding) => 'index' in finding && finding.index)).toEqual([
      390, 391, 392, 393, 394, 395, 396, 397, 398, 399,
    ]);
  });

  it('takes no bytes for an event that are no text, or hold what no event does', () => {
    const log = leaves.map((leaf, index) => (index === 5 ? { ...leaf, exact: false } : leaf));
    expect(inTree(verify(log))).toMatchObject([{ kind: 'altered', index: 5 }]);
    expect(inTree(verify(changed(6, { data: '{\n}' })))).toMatchObject([{ kind: 'altered', index: 6 }]);
  });

  it('tells damaged tiles from a damaged log', () => {
    const path = join(folder, 'tile/0/000');
    const bytes = readFileSync(path);
    const broken = Buffer.from(bytes);
    broken[100] = (broken[100] ?? 0) ^ 8;
    writeFileSync(path, broken);
    expect(verify(leaves).findings).toMatchObject([{ kind: 'tileDamaged' }]);
    writeFileSync(path, bytes.subarray(1));
    expect(verify(leaves).findings).toMatchObject([{ kind: 'tileDamaged' }]);
    writeFileSync(path, bytes);
    expect(verify(leaves).findings).toEqual([]);
  });

  it('believes no checkpoint that is not signed by the log', () => {
    expect(verify(leaves, note.replace('\n400\n', '\n399\n')).findings).toEqual([
      { kind: 'checkpointForged', note: 'checkpoint' },
    ]);
    expect(verify(leaves, 'nonsense').findings).toEqual([{ kind: 'checkpointForged', note: 'checkpoint' }]);
  });

  it('lists a hundred findings and counts the others', () => {
    const report = verify(leaves.map((leaf) => ({ ...leaf, type: 'Other' })));
    expect(report.findings).toHaveLength(100);
    expect(report.more).toBe(301);
  });

  it('reports what the store cannot give', () => {
    const source = memorySource(leaves);
    const report = verifyLog({
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
    expect(report.findings).toContainEqual({
      kind: 'unreadable',
      index: 50,
      cause: 'Error: disk image is malformed',
    });
    expect(report.findings).toContainEqual({ kind: 'shortened', index: 50, size: 400 });
  });
});
