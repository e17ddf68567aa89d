import { describe, expect, it } from '@jest/globals';
import { looksOf } from './looks.js';

describe('how a name looks', () => {
  it.each([
    ['人民办', '⼈民办'],
    ['AB12', 'ＡＢ１２'],
    ['ab12', 'AB12'],
    ['王伟', '王\ufe0f伟'],
    ['王伟', '王\u200b伟'],
    ['甲单位', ' 甲单位 '],
    ['甲 乙', '甲　 乙'],
    ['﨑玉', '﨑玉'.normalize('NFKC')],
  ])('is the same for %j and %j', (one, other) => {
    expect(looksOf(one)).toBe(looksOf(other));
  });

  it.each([
    ['甲乙', '甲 乙'],
    ['第一工会', '第二工会'],
  ])('is another for %j and %j', (one, other) => {
    expect(looksOf(one)).not.toBe(looksOf(other));
  });
});
