import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvidenceRefused } from '@xiaohao/evidence';
import { judgeMediaType } from './media-type.js';

/** An archive of stored entries; contents do not matter, only names. */
function archive(...names: readonly string[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names.map((text) => Buffer.from(text))) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, name);
    directory.push(entry, name);
    offset += head.length + name.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

/** A compound file with one directory entry of this name. */
function compound(stream: string): Buffer {
  const file = Buffer.alloc(2048);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.write(`${stream}\0`, 512 + 128, 'utf16le');
  return file;
}

function png(width: number, height: number): Buffer {
  const file = Buffer.alloc(64);
  file.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  file.writeUInt32BE(13, 8);
  file.write('IHDR', 12);
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  file.writeUInt32BE(4, 33);
  file.write('IDAT', 37);
  return file;
}

function jpeg(width: number, height: number): Buffer {
  const file = Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0,
  ]);
  file.writeUInt16BE(height, 13);
  file.writeUInt16BE(width, 15);
  return file;
}

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'judging-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function judged(content: Buffer, name: string, isText = false): Promise<string> {
  const path = join(folder, 'draft');
  await writeFile(path, content);
  try {
    return await judgeMediaType(path, name, isText);
  } catch (error) {
    if (error instanceof EvidenceRefused) return error.code;
    throw error;
  }
}

describe('the type of a file', () => {
  it.each([
    ['WordDocument', '通知.doc', 'application/msword'],
    ['Workbook', '台账.xls', 'application/vnd.ms-excel'],
    ['Book', '旧台账.xls', 'application/vnd.ms-excel'],
    ['PowerPoint Document', '汇报.ppt', 'application/vnd.ms-powerpoint'],
    ['WordDocument', '通知.xls', 'FileTypeMismatch'],
    ['__nameid_version1.0', '邮件.doc', 'FileTypeUnknown'],
  ])('of an old Office document is that of the stream %s: %s is %s', async (stream, name, type) => {
    expect(await judged(compound(stream), name)).toBe(type);
  });

  it('of a 版式文档 is known by its entry; other archives are not taken', async () => {
    expect(await judged(archive('OFD.xml', 'Doc_0/Document.xml'), '公文.ofd')).toBe('application/ofd');
    expect(await judged(archive('readme.txt'), '材料.zip')).toBe('FileTypeUnknown');
    expect(await judged(archive('readme.txt'), '材料.ofd')).toBe('FileTypeUnknown');
  });

  it('is not guessed from an archive whose directory is broken', async () => {
    const broken = archive('OFD.xml');
    broken.writeUInt32LE(0xffff_fff0, broken.length - 6);
    expect(await judged(broken, '公文.ofd')).toBe('FileTypeUnknown');
  });

  it('of a document renamed is refused, whichever way', async () => {
    expect(await judged(pdf, '合同.docx')).toBe('FileTypeMismatch');
    expect(await judged(pdf, '合同.PDF')).toBe('application/pdf');
    expect(await judged(pdf, '合同.txt', true)).toBe('FileTypeMismatch');
  });

  it('of a text is text, though it begin like a bitmap or a program', async () => {
    expect(await judged(Buffer.from('BMW 采购清单\n'), '清单.txt', true)).toBe('text/plain');
    expect(await judged(Buffer.from('MZ 街道情况\n'), '情况.csv', true)).toBe('text/plain');
    expect(await judged(Buffer.from('<?xml version="1.0"?><svg/>'), '图.svg', true)).toBe('FileTypeMismatch');
  });

  it('must be one: a document that unpacks as an archive is refused', async () => {
    expect(await judged(Buffer.concat([pdf, archive('payload.exe')]), '合同.pdf')).toBe('FileAmbiguous');
    expect(await judged(Buffer.concat([png(1, 1), archive('payload.exe')]), '照片.png')).toBe(
      'FileAmbiguous',
    );
  });

  it.each([
    ['png', png(50_000, 50_000), 'PictureTooLarge'],
    ['jpg', jpeg(60_000, 60_000), 'PictureTooLarge'],
    ['png', png(16_320, 12_240), 'image/png'],
    ['jpg', jpeg(4_000, 3_000), 'image/jpeg'],
    ['jpg', jpeg(4_000, 3_000).subarray(0, 8), 'PictureTooLarge'],
  ])('of a picture holds only while anybody can look at it: .%s %#', async (extension, content, type) => {
    expect(await judged(content, `照片.${extension}`)).toBe(type);
  });
});
