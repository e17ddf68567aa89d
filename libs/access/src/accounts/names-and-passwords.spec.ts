import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loginName } from './login-name.js';
import { passwordFault } from './password-fault.js';

describe('a login name', () => {
  it.each([
    ['Wang.Fang', 'wang.fang'],
    ['ＷＡＮＧ', 'wang'],
    ['王方01', '王方01'],
    ['wang@example.org', 'wang@example.org'],
  ])('%s is %s', (text, name) => expect(loginName(text)).toBe(name));
  it.each(['', 'ab', '.wang', 'wang fang', 'wang\u200bfang', 'a'.repeat(65), 'wang/fang'])(
    'is not %j',
    (text) => expect(loginName(text)).toBeUndefined(),
  );
  it('has one form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 20 }), (text) => {
        const name = loginName(text);
        if (name !== undefined) expect(loginName(name)).toBe(name);
      }),
    );
  });
});

describe('a password', () => {
  it.each([
    ['short', 'PasswordTooShort'],
    ['elevenchars', 'PasswordTooShort'],
    ['my name is WANG so', 'PasswordHoldsLoginName'],
    ['password2024', 'PasswordTooCommon'],
    ['Password2024!!', 'PasswordTooCommon'],
    ['ＰＡＳＳＷＯＲＤ２０２４', 'PasswordTooCommon'],
    ['aaaaaaaaaaaaaa', 'PasswordTooCommon'],
    ['121212121212', 'PasswordTooCommon'],
    ['123456789012', 'PasswordTooCommon'],
    ['abcdefghijklmn', 'PasswordTooCommon'],
    ['qwertyuiop[]', 'PasswordTooCommon'],
  ])('is not %s: %s', (text, refused) => expect(passwordFault(text, 'wang', 12)?.refused).toBe(refused));
  it.each(['correct horse battery', '春江潮水连海平海上明月共潮生', 'x7#kQ9!mmZ02', '8305719264518273'])(
    'may be %s',
    (text) => expect(passwordFault(text, 'wang', 12)).toBeUndefined(),
  );
  it('is counted in characters as a reader counts them', () => {
    expect(passwordFault('😀🦊🐶🐱🐭🐹', 'wang', 12)?.refused).toBe('PasswordTooShort');
  });
});
