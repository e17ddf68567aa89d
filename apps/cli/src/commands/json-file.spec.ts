import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { jsonFile } from './json-file.js';

const folder = mkdtempSync(join(tmpdir(), 'json-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'file.json');

describe('a file of JSON', () => {
  it.each(['', '\ufeff'])('is read with the mark of UTF-8 and without: %j', (mark) => {
    writeFileSync(file, `${mark}{"years":["放假"]}\n`);
    expect(jsonFile(file, 'zh')).toEqual({ years: ['放假'] });
  });

  it.each(['', '[]', 'null', '"years"', '{"years":', '\ufeff\ufeff{}'])('holds no object: %j', (content) => {
    writeFileSync(file, content);
    expect(jsonFile(file, 'zh')).toBeUndefined();
  });

  it('has to be there', () => {
    expect(() => jsonFile(join(folder, 'nowhere'), 'en')).toThrow('cannot be read');
  });
});
