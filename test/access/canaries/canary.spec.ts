import { describe, expect, it } from '@jest/globals';
import { hasCanary, newCanary } from './canary.js';

describe('a canary', () => {
  it('is found in every form in which bytes of it may lie about', () => {
    const { name, contact } = newCanary();
    for (const text of [name, contact])
      for (const form of [
        text,
        `x${JSON.stringify({ text })}`,
        encodeURIComponent(text),
        Buffer.from(text).toString('hex'),
        ...['', 'a', 'ab'].map((lead) => Buffer.from(lead + text).toString('base64')),
        ...['', 'a', 'ab'].map((lead) => Buffer.from(lead + text).toString('base64url')),
        Buffer.from(`ab${text}`, 'utf16le'),
      ])
        expect(hasCanary(form)).toBe(true);
    expect(hasCanary('\\u91d1\\u4e1d\\u96c0')).toBe(true);
    expect(hasCanary('举报人')).toBe(false);
  });
});
