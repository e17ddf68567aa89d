import { describe, expect, it } from '@jest/globals';
import { phraseOf } from './phrase.js';
import { tokensOf } from './tokens.js';

describe('cutting texts for the search', () => {
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
