import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  checkpointText,
  consistencyProof,
  formatNote,
  formatNoteKey,
  keyKinds,
  NoteSigner,
  openCheckpoint,
  type TreeHead,
} from '@xiaohao/integrity';
import { originHash, serveWitness, Witness, WitnessClient, WitnessMemory } from '@xiaohao/integrity/witness';
import { treeOf } from '../testing/tree-of.js';

const log = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const own = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));
const leaves = Array.from({ length: 60 }, (_, at) => `leaf ${at}`);
const at = (size: number, rewritten?: number) =>
  treeOf(leaves.slice(0, size).map((leaf, index) => (index === rewritten ? `${leaf}, rewritten` : leaf)));
const signed = ({ size, root }: TreeHead): string => {
  const text = checkpointText({ origin: log.key.name, size, root });
  return formatNote({ text, signatures: [log.sign(text)] });
};
const proofIn = (tree: ReturnType<typeof at>) => async (from: number) =>
  consistencyProof(tree.nodeAt, from, tree.size);

let closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

const folderOf = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'witness-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const open = async (folder: string, knows = true) => {
  const memory = new WitnessMemory(folder);
  if (knows) memory.addLog(log.key, formatNoteKey(log.key));
  const server = serveWitness(new Witness(memory, own, () => 1_700_000_000_000), () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    memory.close();
  };
  closing.push(close);
  return { url, memory, close, client: new WitnessClient(url, own.key, log.key) };
};
const add = (client: WitnessClient, tree: ReturnType<typeof at>, old = 0) =>
  client.add(signed(tree), tree.size, old, proofIn(tree));

describe('a witness over HTTP', () => {
  it('cosigns growth, is found at the size that it knows, and shows what it cosigned', async () => {
    const { client, url } = await open(folderOf());
    expect(await client.last()).toEqual({ kind: 'none' });
    expect(await add(client, at(5))).toMatchObject({ kind: 'cosigned', size: 5 });
    const later = await add(client, at(40));
    if (later.kind !== 'cosigned') throw new Error(later.kind);
    expect(openCheckpoint(later.note, log.key, [own.key])?.witnessed).toMatchObject([{ at: 1_700_000_000 }]);
    expect(await client.last()).toMatchObject({ kind: 'known', head: { size: 40, root: at(40).root } });
    const shown = await fetch(`${url}/${originHash(log.key.name)}/checkpoint`);
    expect(await shown.text()).toBe(later.note);
  });

  it('remembers over a restart, and in another process on the same folder', async () => {
    const folder = folderOf();
    const first = await open(folder);
    const beside = await open(folder);
    await add(first.client, at(20));
    expect(await add(beside.client, at(20, 3), 20)).toEqual({ kind: 'inconsistent' });
    await first.close();
    await beside.close();
    const again = await open(folder);
    expect(await add(again.client, at(10))).toEqual({ kind: 'ahead', size: 20 });
    expect(await add(again.client, at(30), 20)).toMatchObject({ kind: 'cosigned' });
  });

  it('refuses every rewrite of what it knows, whoever signed it, and keeps what it was shown', async () => {
    const { client, memory } = await open(folderOf());
    await add(client, at(20));
    for (let rewritten = 0; rewritten < 20; rewritten += 1) {
      expect(await add(client, at(20, rewritten), 20)).toEqual({ kind: 'inconsistent' });
      expect(await add(client, at(50, rewritten), 20)).toEqual({ kind: 'inconsistent' });
      expect(await add(client, at(12, rewritten))).toEqual({ kind: 'ahead', size: 20 });
    }
    expect(memory.log(log.key.name)?.last?.root).toEqual(at(20).root);
    expect(memory.refusals()).toHaveLength(60);
  });

  it('keeps the proof of a rewrite, however much else it is shown afterwards, by this log or by others', async () => {
    const { client, memory } = await open(folderOf());
    await add(client, at(20));
    expect(await add(client, at(20, 3), 20)).toEqual({ kind: 'inconsistent' });
    const [proof] = memory.refusals();
    memory.atOnce(() => {
      for (let more = 0; more < 2_500; more += 1)
        memory.noteRefusal({
          at: '2026-11-26T01:00:00.000Z',
          origin: more % 2 === 0 ? log.key.name : 'log.example/2',
          why: more % 4 === 0 ? 'otherOld' : 'inconsistent',
          request: String(more),
        });
    });
    const kept = memory.refusals();
    expect(kept).toContainEqual(proof);
    expect(kept.filter(({ origin, why }) => origin === log.key.name && why === 'inconsistent')).toHaveLength(
      626,
    );
    expect(kept.filter(({ origin }) => origin === 'log.example/2')).toHaveLength(1_000);
  });

  it('lets of two logs that grew apart from one copy only one go on', async () => {
    const { client } = await open(folderOf());
    await add(client, at(20));
    const other = treeOf([...leaves.slice(0, 20), 'another', 'and another']);
    expect(await add(client, at(21))).toMatchObject({ kind: 'cosigned' });
    expect(await add(client, other, 20)).toEqual({ kind: 'inconsistent' });
  });

  it('of two checkpoints at once remembers the larger or none before it', async () => {
    const { client, memory } = await open(folderOf());
    await add(client, at(3));
    const answers = await Promise.all([11, 14, 25, 40].map((size) => add(client, at(size), 3)));
    const largest = Math.max(...answers.flatMap((one) => (one.kind === 'cosigned' ? [one.size] : [])));
    expect(memory.log(log.key.name)?.last?.size).toBe(largest);
  });

  it('declines a log that it does not know, and is not believed under another key', async () => {
    const stranger = await open(folderOf(), false);
    expect(await add(stranger.client, at(3))).toEqual({ kind: 'declined', cause: 'HTTP 404' });
    const { url } = await open(folderOf());
    const expected = new NoteSigner(own.key.name, keyKinds.cosignature, Buffer.alloc(32, 7));
    const mistaken = new WitnessClient(url, expected.key, log.key);
    expect(await add(mistaken, at(3))).toMatchObject({ kind: 'declined' });
    expect(await mistaken.last()).toMatchObject({ kind: 'declined' });
  });

  it('is not listened to for longer than it can have to say', async () => {
    let sent = 0;
    const talker = createServer((_, answer) => {
      const talk = (): void => {
        while (!answer.destroyed && answer.write('x'.repeat(50_000))) sent += 50_000;
        answer.once('drain', talk);
      };
      talk();
    });
    await new Promise<void>((listening) => talker.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(talker.address() as AddressInfo).port}`;
    const client = new WitnessClient(url, own.key, log.key);
    expect(await add(client, at(3))).toMatchObject({
      kind: 'unreachable',
      cause: expect.stringContaining('longer'),
    });
    // What lies in buffers on the way is all that was taken beyond it.
    expect(sent).toBeLessThan(20_000_000);
    await new Promise((closed) => talker.close(closed));
  });

  it('answers other methods, paths and sizes as HTTP has it', async () => {
    const { url, close, client } = await open(folderOf());
    const status = async (path: string, init: RequestInit = {}) =>
      (await fetch(`${url}${path}`, init)).status;
    expect(await status('/add-checkpoint')).toBe(405);
    expect(await status('/')).toBe(404);
    expect(await status(`/${'0'.repeat(64)}/checkpoint`)).toBe(404);
    expect(await status(`/${'0'.repeat(64)}/checkpoint`, { method: 'POST' })).toBe(405);
    expect(await status('/add-checkpoint', { method: 'POST', body: 'nonsense' })).toBe(400);
    const large = await status('/add-checkpoint', { method: 'POST', body: 'x'.repeat(1_100_000) }).catch(
      () => 413,
    );
    expect(large).toBe(413);
    await close();
    expect(await client.last()).toMatchObject({ kind: 'unreachable' });
    expect(await add(client, at(3))).toMatchObject({ kind: 'unreachable' });
  });
});
