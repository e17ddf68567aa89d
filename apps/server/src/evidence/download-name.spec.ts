import { describe, expect, it } from '@jest/globals';
import { downloadName } from './download-name.js';

const digest = '0123456789abcdef'.repeat(4);
const fileOf = (mediaType: string) => ({ digest, bytes: 1, mediaType });

describe('the name of a file that is downloaded', () => {
  it.each([
    ['image/jpeg', '照片.JPG', '照片.JPG'],
    ['image/jpeg', '照片.jpeg', '照片.jpeg'],
    ['text/plain', '名册.csv', '名册.csv'],
    ['text/plain', '通知.bat', '通知.bat.txt'],
    ['application/pdf', '合同', '合同.pdf'],
    ['application/pdf', '.pdf', '.pdf'],
    ['application/of-old', '合同.pdf', '合同.pdf.bin'],
    ['image/png', undefined, 'evidence-0123456789ab.png'],
  ])('of type %s, named %s, is %s', (mediaType, name, shown) => {
    expect(downloadName(fileOf(mediaType), name)).toBe(shown);
  });
});
