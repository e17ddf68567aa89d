import { describe, expect, it } from '@jest/globals';
import { formatManifest, type Manifest, manifestFormat, readManifest } from './manifest.js';

const manifest: Manifest = {
  format: manifestFormat,
  madeAt: '2026-11-26T00:00:00.000Z',
  origin: 'example.org/log',
  events: 2,
  root: '',
  checkpoint: null,
  witnessed: null,
  secrets: 'none',
  reporterKeys: false,
  omitted: ['server-secret', 'signing-keys/p-1'],
  found: { findings: [{ kind: 'evidenceMissing' }], more: 3 },
  files: [{ path: 'log/events.db', bytes: 1, sha256: 'a'.repeat(64) }],
};

const read = (change: object): Manifest | undefined =>
  readManifest(JSON.stringify({ ...manifest, ...change }));

describe('what a backup says of itself', () => {
  it('is read as it was written', () => {
    expect(readManifest(formatManifest(manifest))).toEqual(manifest);
  });

  it('is read without what older backups did not say', () => {
    const { omitted: _, found: __, ...older } = manifest;
    expect(readManifest(JSON.stringify(older))).toEqual(older);
  });

  it.each([
    ['a file beside the backup', { files: [{ ...manifest.files[0], path: '../secret' }] }],
    ['a secret beside the backup', { omitted: ['/server-secret'] }],
    ['secrets that are no list', { omitted: 'server-secret' }],
    ['findings that are none', { found: { findings: ['evidenceMissing'], more: 0 } }],
    ['findings without a number', { found: { findings: [] } }],
    ['another format', { format: 'xiaohao/backup/9' }],
  ])('is nothing with %s', (_, change) => {
    expect(read({})).toBeDefined();
    expect(read(change)).toBeUndefined();
  });
});
