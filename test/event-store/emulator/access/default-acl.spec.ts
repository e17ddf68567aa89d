import { describe, expect, it } from '@jest/globals';
import { append } from '../storage/index.js';
import { LogUnderTest, proposed } from '../testing/log-of.js';
import { defaultAclIn } from './default-acl.js';

const fresh = defaultAclIn(new LogUnderTest().storage);
const strict = { $userStreamAcl: { $w: 'clerks' }, $systemStreamAcl: { $r: ['auditors', 'clerks'] } };

/** The defaults after events of `$settings`, each as its type and its data. */
function defaultsAfter(...events: readonly (readonly [string, unknown])[]) {
  const { storage } = new LogUnderTest();
  for (const [number, [type, data]] of events.entries())
    append(storage, '$settings', 'any', [proposed(`e${number}`, data, type)], number);
  return defaultAclIn(storage);
}

describe('what holds for streams that say nothing themselves', () => {
  it('is what the last event of the settings says', () => {
    expect(defaultsAfter(['update-default-acl', {}], ['update-default-acl', strict])).toEqual({
      user: { ...fresh.user, write: ['clerks'] },
      system: { ...fresh.system, read: ['auditors', 'clerks'] },
    });
  });

  it('is as on a fresh server again once anything else was noted behind it', () => {
    expect(defaultsAfter(['update-default-acl', strict], ['note', { of: 'somebody' }])).toEqual(fresh);
    expect(defaultsAfter(['note', strict])).toEqual(defaultsAfter(['update-default-acl', strict]));
  });

  it('is said of users’ streams without a word about the system’s, and the other way round', () => {
    const { $userStreamAcl, $systemStreamAcl } = strict;
    expect(defaultsAfter(['update-default-acl', { $userStreamAcl }])).toEqual({
      user: { ...fresh.user, write: ['clerks'] },
      system: fresh.system,
    });
    expect(defaultsAfter(['update-default-acl', { $systemStreamAcl }])).toEqual({
      user: fresh.user,
      system: { ...fresh.system, read: ['auditors', 'clerks'] },
    });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'strict'],
    ['no list in one of the places', { ...strict, $systemStreamAcl: null }],
    ['a right that there is not', { ...strict, $systemStreamAcl: { $x: '$admins' } }],
  ])('is as on a fresh server when the last event holds %s', (_what, data) => {
    expect(defaultsAfter(['update-default-acl', strict], ['update-default-acl', data])).toEqual(fresh);
  });
});
