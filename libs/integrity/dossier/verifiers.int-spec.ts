import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifierText } from '@xiaohao/integrity/dossier';
import fc from 'fast-check';
import { otherVerifier } from '../testing/other-verifier.js';
import { sampleDossier, sampleTrust } from '../testing/sample-dossier.js';
import { changedAt, placesIn, spoil } from '../testing/spoil.js';

interface Verdict {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}
const script = fileURLToPath(new URL('./verify-dossier.cjs', import.meta.url));
const { verifyDossier } = createRequire(import.meta.url)(script) as {
  verifyDossier(text: string, trusted?: object): Verdict;
};
const failing = (text: string, trusted?: object): readonly string[] =>
  verifyDossier(text, trusted).checks.flatMap(({ name, ok }) => (ok ? [] : [name]));
const folder = mkdtempSync(join(tmpdir(), 'verifiers-'));
let dossier = '';
let value: Record<string, unknown> = {};

beforeAll(async () => {
  dossier = await sampleDossier();
  value = JSON.parse(dossier) as Record<string, unknown>;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What nobody signed and no verifier vouches for: the words around it. */
const unsigned = (path: readonly (string | number)[]): boolean =>
  ['readMe', 'madeAt', 'title', 'verifier'].includes(String(path[0])) ||
  (path[0] === 'history' && ['zh', 'en', 'actorName'].includes(String(path[2]))) ||
  (path[0] === 'evidence' && ['mediaType', 'bytes', 'content'].includes(String(path[2])));

describe('two verifiers', () => {
  it('find everything right in a dossier that is, with the keys in it and with keys from elsewhere', () => {
    for (const trusted of [undefined, sampleTrust]) {
      expect(verifyDossier(dossier, trusted)).toMatchObject({ ok: true });
      expect([...otherVerifier(dossier, trusted)]).toEqual([]);
    }
    expect(verifyDossier(dossier).checks.find(({ name }) => name === 'signatures')?.detail).toContain(
      '4 个签字成立',
    );
  });

  it('hold a signature for somebody else against the one whom its event names', async () => {
    const forOther = await sampleDossier('wang');
    expect(failing(forOther)).toEqual(['signatures']);
    expect([...otherVerifier(forOther)]).toEqual(['signatures']);
  });

  it('believe no key but the one that they are given', () => {
    const other = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
    for (const trusted of [{ log: other }, { witness: other }]) {
      expect(failing(dossier, trusted)).not.toEqual([]);
      expect(failing(dossier, trusted)).toEqual([...otherVerifier(dossier, trusted)]);
    }
  });

  it('agree on every dossier of which one thing was changed, and pass over no change of anything signed', () => {
    const places = placesIn(value);
    let caught = 0;
    fc.assert(
      fc.property(fc.nat({ max: places.length - 1 }), fc.nat({ max: 4 }), fc.nat(), (pick, how, where) => {
        const { path } = places[pick] as (typeof places)[number];
        const spoilt = JSON.stringify(changedAt(value, path, (old) => spoil(old, how, where)) ?? null);
        const first = failing(spoilt);
        expect({ path, failing: first }).toEqual({ path, failing: [...otherVerifier(spoilt)] });
        // Keys are looked up: their order says nothing.
        const onlyOrder = path.length === 1 && path[0] === 'keys' && how > 1;
        if (spoilt === JSON.stringify(value) || unsigned(path) || path[0] === 'witness' || onlyOrder) return;
        expect({ path, failed: first.length > 0 }).toEqual({ path, failed: true });
        caught += 1;
      }),
      { numRuns: 250 },
    );
    expect(caught).toBeGreaterThan(60);
  });

  it('agree when an event is taken out, put twice, or changes places', () => {
    const events = value['events'] as readonly unknown[];
    for (let at = 0; at < events.length; at += 1)
      for (const changed of [
        events.filter((_, index) => index !== at),
        [...events.slice(0, at + 1), ...events.slice(at)],
        [...events.slice(at), ...events.slice(0, at)],
      ]) {
        const text = JSON.stringify({ ...value, events: changed });
        // Without its last event and its line a dossier is one of an earlier day.
        expect(failing(text)).toEqual([...otherVerifier(text)]);
        if (changed[0] !== events[0] || changed.length !== events.length)
          expect(failing(text)).not.toEqual([]);
      }
  });

  it('say which check does not hold', () => {
    const content = JSON.stringify(changedAt(value, ['evidence', 0, 'content'], () => 'AAAA'));
    expect(failing(content)).toEqual(['evidence']);
    const events = JSON.stringify(changedAt(value, ['events', 1, 'metadata'], (old) => `${old} `));
    expect(failing(events)).toEqual(['events']);
    expect(failing('{}')).toEqual(['format']);
    expect(failing('not JSON')).toEqual(['format']);
  });
});

describe('the verifier in the dossier', () => {
  it('runs from the dossier alone, as its own words say', () => {
    const file = join(folder, 'dossier.json');
    writeFileSync(file, dossier);
    const taken = spawnSync(process.execPath, [
      '-p',
      'JSON.parse(fs.readFileSync(process.argv[1])).verifier',
      file,
    ]);
    const run = spawnSync(process.execPath, ['-', file, '--log', sampleTrust.log], { input: taken.stdout });
    expect(run.stdout.toString()).toContain('全部成立 / everything holds');
    expect(run.status).toBe(0);
    writeFileSync(file, dossier.replace('接待超标\\"', '接待合规\\"'));
    const spoilt = spawnSync(process.execPath, [script, file, '--json']);
    expect(JSON.parse(spoilt.stdout.toString())).toMatchObject({ ok: false });
    expect(spoilt.status).toBe(1);
  });

  it('never takes a key that was meant for none: the dossier would vouch for itself', () => {
    const file = join(folder, 'dossier.json');
    writeFileSync(file, dossier);
    const ending = (...words: readonly string[]) => spawnSync(process.execPath, [script, ...words]).status;
    expect(ending(file)).toBe(0);
    for (const name of ['--log', '--witness']) {
      expect([ending(file, name), ending(file, name, ''), ending(name, '', file)]).toEqual([1, 1, 1]);
      expect([ending(file, `${name}=key`), ending(file, `${name}s`, 'key')]).toEqual([2, 2]);
    }
    expect([ending(), ending('--json'), ending(file, file)]).toEqual([2, 2, 2]);
  });

  it('is at most three hundred lines of plain JavaScript that asks for nothing but Node', () => {
    expect(verifierText().split('\n').length).toBeLessThanOrEqual(301);
    expect([...verifierText().matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual([
      "'node:crypto'",
      "'node:fs'",
    ]);
  });
});
