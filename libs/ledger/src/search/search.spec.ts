import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalise } from './normalise.js';
import { phraseOf } from './phrase.js';
import { runsOf } from './runs.js';
import { tokensOf } from './tokens.js';

/** What the two say in one expression each, and slowly. */
const slowly = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '')
    .toLowerCase()
    .normalize('NFKC');
const cjk = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}]';
const stretches = new RegExp(`${cjk}+|(?:(?!${cjk})[\\p{L}\\p{N}\\p{M}])+`, 'gu');

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'吃喝々〇ガｶﾞ𠀀、。，：（）“”《》…０９ＡａAa1-＠@[`~é') }),
);

describe('cutting texts for the search', () => {
  it('gives of every character the form that it always had', () => {
    for (let point = 0; point < 0x110000; point++) {
      const character = String.fromCodePoint(point);
      if (normalise(character) !== slowly(character)) throw new Error(`U+${point.toString(16)}`);
    }
  });

  it('gives of any text the form and the stretches that the expressions say', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(normalise(text)).toBe(slowly(text));
        const runs = runsOf(text);
        expect(runs.map((run) => run.text)).toEqual(slowly(text).match(stretches) ?? []);
        for (const run of runs) {
          expect(run.characters).toEqual([...run.text]);
          expect(run.cjk).toBe(new RegExp(cjk, 'u').test(run.text));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('cuts Chinese into pairs and the last character, and leaves words whole', () => {
    expect(tokensOf('违规吃喝，共3次 VIP卡')).toBe('违规 规吃 吃喝 喝 共 3 次 vip 卡');
  });

  it('makes one of full and half width, of capitals, and of characters that nobody sees', () => {
    expect(tokensOf('ＡＢＣ１２３')).toBe('abc123');
    expect(tokensOf('吃\u200b喝\ufeff')).toBe('吃喝 喝');
    expect(tokensOf('２０２６－００４２')).toBe(tokensOf('2026-0042'));
    expect(tokensOf('ｶﾞ')).toBe(tokensOf('ガ'));
  });

  it('looks for pairs as a phrase, for a single character as a beginning, for all stretches together', () => {
    expect(phraseOf('公款吃喝')).toBe('"公款 款吃 吃喝"');
    expect(phraseOf('吃')).toBe('"吃" *');
    expect(phraseOf('吃喝 vip')).toBe('"吃喝" AND "vip" *');
  });

  it('keeps operators, quotes and wildcards out of the expression', () => {
    expect(phraseOf('" OR title:* NEAR(')).toBe('"or" * AND "title" * AND "near" *');
    expect(phraseOf('%_*"\'--;')).toBeNull();
    expect(phraseOf('\u200b \u0000')).toBeNull();
  });

  it('bounds what a long text asks for', () => {
    expect(phraseOf('吃喝 '.repeat(10_000))).toBe('"吃喝"');
    expect((phraseOf('吃'.repeat(10_000)) ?? '').length).toBeLessThan(300);
  });
});
