import { describe, expect, it } from '@jest/globals';
import { filterExpression } from './filter-expression.js';

const fits = (expression: string, name: string): boolean => filterExpression(expression).test(name);

describe('the expression of a filter', () => {
  it('may escape what needs no escape, as in .NET', () => {
    expect(fits('^x\\-', 'x-1')).toBe(true);
    expect(fits('^x\\-', 'x1')).toBe(false);
    expect(fits('y\\:2', 'my:2')).toBe(true);
    expect(fits('\\ \\#[\\:\\-]$', 'a #-')).toBe(true);
    expect(fits('^\\p{Lu}\\-', 'Ä-')).toBe(true);
  });

  it('looks away from case and at lines when it begins so', () => {
    expect(fits('(?i)^PROBLEM-\\d', 'Problem-7')).toBe(true);
    expect(fits('(?im)^b$', 'a\nB\nc')).toBe(true);
    expect(fits('^PROBLEM', 'Problem-7')).toBe(false);
  });

  it('knows the ends of the whole text, whatever a line is', () => {
    expect(fits('\\Ab\\z', 'b')).toBe(true);
    expect(fits('(?m)\\Ab', 'a\nb')).toBe(false);
    expect(fits('(?m)a\\z', 'a\nb')).toBe(false);
    expect(fits('b\\z', 'b\n')).toBe(false);
    expect(fits('b\\Z', 'b\n')).toBe(true);
    expect(fits('b\\Z', 'b\nc')).toBe(false);
    expect(fits('\\Gb', 'ab')).toBe(false);
    expect(fits('\\\\A', '\\A')).toBe(true);
  });

  it('has a lone brace or bracket stand for itself', () => {
    expect(fits('^{a}]$', '{a}]')).toBe(true);
  });

  it('is none when a letter is escaped that means nothing, or a bracket is open', () => {
    for (const broken of ['(', '[a', '\\_', '\\y', '[\\A]', '\\p{L}]'])
      expect(() => filterExpression(broken)).toThrow(SyntaxError);
  });
});
