import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCheckpoint, readNoteKey, readTlogProof } from '@xiaohao/integrity';
import { takeUp } from '../crash/take-up.js';
import { done, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
const leaf = (content: Uint8Array): Buffer => sha256(Buffer.from([0]), content);
const node = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.from([1]), left, right);

/** The tree's root as RFC 6962 defines it, written here once more. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return node(rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

/** The path of RFC 9162, 2.1.3.2. */
function rootBy(path: readonly Buffer[], index: number, size: number, hash: Buffer): Buffer {
  let [fn, sn, root] = [index, size - 1, hash];
  for (const sibling of path) {
    if (fn % 2 === 1 || fn === sn) {
      root = node(sibling, root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else root = node(root, sibling);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? root : Buffer.alloc(0);
}

describe('the tree over HTTP', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;
  let problem = '';
  let signed: { readonly size: number; readonly root: Buffer };

  const get = (path: string, key = cast.people.clerk.key) =>
    fetch(`${office.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
  const bytes = async (path: string): Promise<Buffer> => Buffer.from(await (await get(path)).arrayBuffer());

  beforeAll(async () => {
    server = await serveWithin(folder);
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    ({ problem } = await takeUp(cast));
    while (Number((await cast.people.clerk.get('/integrity')).body['checkpoint'] ?? 0) < 300) {
      await done(cast.people.clerk.namesCause(problem, 'thought'));
      const { revision } = await done(cast.people.clerk.namesCause(problem, 'thought'));
      if (Number(revision) % 40 < 2) await cast.people.clerk.get(`/problems/${problem}/dossier`);
    }
    const key = readNoteKey(String((await done(cast.people.clerk.get('/integrity')))['key']));
    const note = await (await get('/integrity/checkpoint')).text();
    const opened = key && openCheckpoint(note, key);
    if (!opened) throw new Error('no checkpoint');
    signed = opened.checkpoint;
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('is given in tiles that lead to the root of the checkpoint', async () => {
    const full = await get('/integrity/tile/0/000');
    expect([full.status, full.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
    expect(full.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    const leaves: Buffer[] = [];
    const hashes = Buffer.concat([
      Buffer.from(await full.arrayBuffer()),
      await bytes(`/integrity/tile/0/001.p/${signed.size - 256}`),
    ]);
    for (let at = 0; at < hashes.length; at += 32) leaves.push(hashes.subarray(at, at + 32));
    expect(leaves).toHaveLength(signed.size);
    expect(rootOf(leaves)).toEqual(signed.root);
    expect(await bytes('/integrity/tile/1/000.p/1')).toEqual(rootOf(leaves.slice(0, 256)));
  });

  it('has no tile that is not whole, and none under another path', async () => {
    const paths = [
      '0/001',
      '0/002.p/1',
      '1/000',
      '3/000.p/1',
      '0/0',
      '0/x000/001',
      '0/000.p/300',
      'entries/000',
    ];
    for (const path of paths)
      expect([path, (await get(`/integrity/tile/${path}`)).status]).toEqual([path, 404]);
    expect((await fetch(`${office.url}/api/v1/integrity/tile/0/000`)).status).toBe(401);
  });

  it('proves one event of a problem in one text, to whoever sees the problem', async () => {
    const answer = await get(`/problems/${problem}/proof?revision=0`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const proof = readTlogProof(await answer.text());
    const key = readNoteKey(String((await done(cast.people.clerk.get('/integrity')))['key']));
    const opened = proof && key && openCheckpoint(proof.checkpoint, key);
    if (!proof?.extra || !opened) throw new Error('no proof');
    expect(proof.extra.toString()).toContain(`xiaohao/event/1\nproblem-${problem}\n0\n`);
    const { size, root } = opened.checkpoint;
    expect(rootBy(proof.hashes, proof.index, size, leaf(proof.extra))).toEqual(root);
    expect(rootBy(proof.hashes, proof.index, size, leaf(Buffer.from('another')))).not.toEqual(root);
    const { clerk, filer } = cast.people;
    expect(await refusal(clerk.get(`/problems/${problem}/proof?revision=99999`))).toEqual([404, 'NotFound']);
    expect((await clerk.get(`/problems/${problem}/proof`)).status).toBe(400);
    expect((await clerk.get(`/problems/${filer.id}/proof?revision=0`)).status).toBe(404);
  });
});
