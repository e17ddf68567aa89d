import { describe, expect, it } from '@jest/globals';
import { attachment } from './attachment.js';

describe('the name of a download', () => {
  it.each<[readonly [string, string?], string]>([
    [['units.csv'], 'attachment; filename="units.csv"'],
    [
      ['案卷-2026-0001.json', 'dossier-2026-0001.json'],
      `attachment; filename="dossier-2026-0001.json"; filename*=UTF-8''%E6%A1%88%E5%8D%B7-2026-0001.json`,
    ],
    [
      ['照片 (1).png'],
      `attachment; filename="__ (1).png"; filename*=UTF-8''%E7%85%A7%E7%89%87%20%281%29.png`,
    ],
    [
      ['a"; x="b%41.txt'],
      `attachment; filename="a__ x__b_41.txt"; filename*=UTF-8''a%22%3B%20x%3D%22b%2541.txt`,
    ],
    [["l'*.txt"], `attachment; filename="l__.txt"; filename*=UTF-8''l%27%2A.txt`],
    [['𠮷.txt'], `attachment; filename="_.txt"; filename*=UTF-8''%F0%A0%AE%B7.txt`],
    [
      ['a\r\nset-cookie: b'],
      `attachment; filename="a__set-cookie_ b"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20b`,
    ],
  ])('%j', ([name, plain], header) => {
    expect(attachment(name, plain)).toBe(header);
  });
});
