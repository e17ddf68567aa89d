import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { evidenceLimit, safeFileName } from '@xiaohao/evidence';
import { FolderEvidenceStore } from './folder-evidence-store.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function* chunks(...parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts;
}

describe('the evidence folder', () => {
  let folder = '';
  let store: FolderEvidenceStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evidence-'));
    store = new FolderEvidenceStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const drafts = async (): Promise<readonly string[]> => readdir(join(folder, 'incoming'));

  it('keeps a file by its content and judges its type by it', async () => {
    const file = await store.put(chunks(png.subarray(0, 10), png.subarray(10)), '照片.png');
    expect(file).toMatchObject({ bytes: png.length, mediaType: 'image/png' });
    expect(await store.verify(file.digest)).toBe('whole');
    expect(await store.find(file.digest)).toEqual(file);
  });

  it('keeps the same content once', async () => {
    const first = await store.put(chunks(png), '一.png');
    expect(await store.put(chunks(png), '二.png')).toEqual(first);
  });

  it('takes UTF-8 text, and no other unknown bytes', async () => {
    expect((await store.put(chunks(Buffer.from('会议纪要\n')), '纪要.txt')).mediaType).toBe('text/plain');
    await expect(store.put(chunks(Buffer.from([0xff, 0xfe, 0x00, 0x01])), '数据.txt')).rejects.toMatchObject({
      code: 'FileTypeUnknown',
    });
  });

  it('refuses a file whose name claims another type, and leaves nothing behind', async () => {
    await expect(store.put(chunks(png), '合同.pdf')).rejects.toMatchObject({
      code: 'FileTypeMismatch',
      found: 'image/png',
    });
    expect(await drafts()).toEqual([]);
  });

  it('refuses empty and over-large files, and leaves nothing behind', async () => {
    await expect(store.put(chunks(), '空.txt')).rejects.toMatchObject({ code: 'FileEmpty' });
    const block = Buffer.alloc(1024 * 1024, 0x61);
    const blocks = Array.from({ length: evidenceLimit / block.length }, () => block);
    await expect(store.put(chunks(...blocks, Buffer.from('a')), '大.txt')).rejects.toMatchObject({
      code: 'FileTooLarge',
    });
    expect(await drafts()).toEqual([]);
  });

  it('notices a file that was changed on disk', async () => {
    const { digest } = await store.put(chunks(png), '照片.png');
    await writeFile(join(folder, digest.slice(0, 2), digest), Buffer.concat([png, Buffer.from('x')]));
    expect(await store.verify(digest)).toBe('changed');
  });

  it('puts the right content back when it comes at several nodes at once', async () => {
    const { digest } = await store.put(chunks(png), '照片.png');
    const shelf = join(folder, digest.slice(0, 2));
    await writeFile(join(shelf, digest), 'other');
    const nodes = Array.from({ length: 8 }, () => new FolderEvidenceStore(folder));
    const files = await Promise.all(nodes.map((node) => node.put(chunks(png), '照片.png')));
    expect(new Set(files.map((file) => file.digest))).toEqual(new Set([digest]));
    expect(await store.verify(digest)).toBe('whole');
    const aside = (await readdir(shelf)).filter((name) => name.includes('.changed-'));
    const kept = await Promise.all(aside.map((name) => readFile(join(shelf, name), 'utf8')));
    expect(kept).toContain('other');
  });

  it('puts the right content back when it comes again, keeps the changed one, and says so', async () => {
    const told: string[] = [];
    store = new FolderEvidenceStore(folder, (digest) => told.push(digest));
    const { digest } = await store.put(chunks(png), '照片.png');
    const shelf = join(folder, digest.slice(0, 2));
    await writeFile(join(shelf, digest), 'x');
    await store.put(chunks(png), '照片.png');
    expect(told).toEqual([digest]);
    expect(await store.verify(digest)).toBe('whole');
    const kept = (await readdir(shelf)).filter((name) => name.includes('.changed-'));
    expect(await Promise.all(kept.map((name) => readFile(join(shelf, name), 'utf8')))).toEqual(['x']);
  });

  it('does not take the word of facts that speak of another file', async () => {
    const { digest } = await store.put(chunks(png), '照片.png');
    const facts = { digest: 'f'.repeat(64), bytes: 1, mediaType: 'text/html' };
    await writeFile(join(folder, digest.slice(0, 2), `${digest}.json`), JSON.stringify(facts));
    expect(await store.find(digest)).toBeUndefined();
    await store.put(chunks(png), '照片.png');
    expect(await store.find(digest)).toMatchObject({ digest, mediaType: 'image/png' });
  });

  it('takes the same content from many at once', async () => {
    const files = await Promise.all(Array.from({ length: 8 }, () => store.put(chunks(png), '照片.png')));
    expect(new Set(files.map(({ digest }) => digest)).size).toBe(1);
    expect(await store.verify(files[0]?.digest ?? '')).toBe('whole');
    expect(await drafts()).toEqual([]);
  });

  it('does not take a text that breaks off inside a character', async () => {
    const text = Buffer.from('会议纪要');
    await expect(store.put(chunks(text.subarray(0, -1)), '纪要.txt')).rejects.toMatchObject({
      code: 'FileTypeUnknown',
    });
    expect((await store.put(chunks(text.subarray(0, 2), text.subarray(2)), '纪要.txt')).bytes).toBe(12);
  });

  it('leaves nothing behind when the sender breaks off', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield png;
      throw new Error('gone');
    }
    await expect(store.put(broken(), '照片.png')).rejects.toThrow('gone');
    expect(await drafts()).toEqual([]);
  });

  it('sweeps away what a process that died has left, and not what another is writing', async () => {
    await mkdir(join(folder, 'incoming'));
    await writeFile(join(folder, 'incoming', 'old'), 'x');
    await writeFile(join(folder, 'incoming', 'young'), 'x');
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(folder, 'incoming', 'old'), yesterday, yesterday);
    await store.put(chunks(png), '照片.png');
    expect(await drafts()).toEqual(['young']);
  });

  it('says when there is no room, and leaves no half file', async () => {
    const room = new URL('./index.js', import.meta.url).href;
    const script = `
      const { FolderEvidenceStore } = await import(${JSON.stringify(room)});
      const content = (async function* () { for (let i = 0; i < 64; i += 1) yield Buffer.alloc(65536, 97); })();
      await new FolderEvidenceStore(${JSON.stringify(folder)}).put(content, 'a.txt').catch((e) => console.log(e.name));`;
    // A limit on the size of files stands in for a full disk; the signal that comes with it is ignored.
    const limited = `trap '' XFSZ; ulimit -f 1024; exec "$0" --input-type=module --eval "$1"`;
    const done = spawnSync('bash', ['-c', limited, process.execPath, script], { encoding: 'utf8' });
    expect(done.stdout.trim()).toBe('EvidenceStoreFull');
    expect(await readdir(folder)).toEqual(['incoming']);
    expect(await drafts()).toEqual([]);
  });

  it('does not call absent what it has no file handle left to look at, and keeps nothing half', async () => {
    const { digest } = await store.put(chunks(png), '照片.png');
    const room = new URL('./index.js', import.meta.url).href;
    const script = `
      import { openSync } from 'node:fs';
      const { FolderEvidenceStore } = await import(${JSON.stringify(room)});
      const store = new FolderEvidenceStore(${JSON.stringify(folder)});
      const text = async function* () { yield Buffer.from('text'); };
      await store.put(text(), 'a.txt');
      const told = [];
      try { for (;;) openSync('/dev/null'); } catch (error) { told.push(error.code); }
      const codeOf = (asked) => asked.then(() => 'done', (error) => error.code);
      told.push(await codeOf(store.put((async function* () { yield Buffer.from('other'); })(), 'b.txt')));
      told.push(await codeOf(store.find('${digest}')), await codeOf(store.open('${digest}')));
      process.stdout.write(told.join(' '));`;
    const limited = `ulimit -n 64; exec "$0" --input-type=module --eval "$1"`;
    const done = spawnSync('bash', ['-c', limited, process.execPath, script], { encoding: 'utf8' });
    expect([done.stdout, done.stderr]).toEqual(['EMFILE EMFILE EMFILE EMFILE', '']);
    expect(await drafts()).toEqual([]);
    const kept = (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}/.test(name));
    expect(kept).toHaveLength(4);
  });

  it('never leaves its folder, whatever digest is asked for', async () => {
    expect(await store.open('../../etc/passwd')).toBeUndefined();
    expect(await store.find(`${'a'.repeat(63)}/`)).toBeUndefined();
  });
});

describe('file names', () => {
  it.each([
    '../x',
    'a\u202Egpj.exe',
    'a\u0000b',
    'a\ud800b',
    'a\nb',
    'C:\\a',
    'con.txt',
    '',
    ' ',
    ' a.pdf',
    'a.pdf ',
    '..',
    '字'.repeat(90),
  ])('refuses %j', (name) => {
    expect(() => safeFileName(name)).toThrow('FileNameInvalid');
  });
  it('keeps a plain one as it is', () => {
    expect(safeFileName('2026年 会议纪要（一）.docx')).toBe('2026年 会议纪要（一）.docx');
  });
});
