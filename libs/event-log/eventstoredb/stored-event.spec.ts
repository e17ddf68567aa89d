import { describe, expect, it } from '@jest/globals';
import { contentOf } from './stored-event.js';

const gb18030 = [0x22, 0xd5, 0xe2, 0x22];

describe('the content of a stored event', () => {
  it('is the text that was appended', () => {
    expect(contentOf(Buffer.from('{"text":"这"}'))).toBe('{"text":"这"}');
    expect(contentOf(new Uint8Array())).toBe('');
  });

  it.each([
    ['no UTF-8', gb18030],
    ['more than one line', [...Buffer.from('{\n}')]],
    ['what bytes are told as', [...Buffer.from('bytes:IiI=')]],
  ])('is told in base64 where it is %s, and is never JSON then', (_what, bytes) => {
    const content = contentOf(Uint8Array.from(bytes));
    expect(content).toBe(`bytes:${Buffer.from(bytes).toString('base64')}`);
    expect(() => JSON.parse(content)).toThrow(SyntaxError);
  });

  it('is another for other bytes, also where both decode to the same text', () => {
    const other = Uint8Array.from([0x22, 0xd5, 0xe3, 0x22]);
    const decoded = Buffer.from(Buffer.from(gb18030).toString('utf8'));
    expect(new Set([Uint8Array.from(gb18030), other, decoded].map(contentOf)).size).toBe(3);
  });
});
