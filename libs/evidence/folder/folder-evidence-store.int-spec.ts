import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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

  it('never leaves its folder, whatever digest is asked for', async () => {
    expect(await store.open('../../etc/passwd')).toBeUndefined();
    expect(await store.find(`${'a'.repeat(63)}/`)).toBeUndefined();
  });
});

describe('file names', () => {
  it.each(['../x', 'a\u202Egpj.exe', 'a\u0000b', 'con.txt', '', '..', '字'.repeat(90)])(
    'refuses %j',
    (name) => {
      expect(() => safeFileName(name)).toThrow('FileNameInvalid');
    },
  );
  it('keeps a plain one as it is', () => {
    expect(safeFileName('2026年 会议纪要（一）.docx')).toBe('2026年 会议纪要（一）.docx');
  });
});
