import { describe, expect, it } from '@jest/globals';
import { decided, grown, noon, secondsOn } from '../../testing/decided.js';
import { office } from '../../testing/office.js';
import type { AccessCommand, IssueKey } from '../access-commands.js';
import { accessDecider } from '../access-decider.js';
import type { ApiKey } from '../access-state.js';
import type { AccessEvent } from '../events.js';
import { isFormerGood, isKeyGood } from './decide-key.js';
import type { KeyTerms } from './key-terms.js';

const day = 86_400;

const granted = (key: string, terms: KeyTerms = {}): AccessEvent => ({
  type: 'KeyGranted',
  data: { key, by: 'system', holder: { kind: 'administrator' }, name: '某', hash: `hash of ${key}`, terms },
});
const first: AccessEvent = {
  type: 'KeyIssued',
  data: { key: 'first', by: 'system', holder: { kind: 'administrator' }, name: '首个', hash: 'h' },
};
const rotated: AccessEvent = {
  type: 'KeyRotationBegun',
  data: { key: 'first', by: 'first', hash: 'new', formerUntil: secondsOn(day) },
};
const issue: IssueKey = {
  type: 'IssueKey',
  key: 'k2',
  name: '接口',
  hash: 'h',
  holder: { kind: 'administrator' },
  terms: {},
};
const asked = (command: AccessCommand, given: readonly AccessEvent[], now = noon, by = 'first') =>
  decided(accessDecider, given, command, { by, now, organisation: office });
const keyAfter = (...given: readonly AccessEvent[]): ApiKey => {
  const key = grown(accessDecider, given).keys.get('first');
  if (!key) throw new Error('there is no such key');
  return key;
};

describe('issuing a key', () => {
  it('takes somebody in office, or the code of a system', () => {
    expect(asked({ ...issue, holder: { kind: 'person', person: 'p' } }, [first])).toEqual(['KeyGranted']);
    expect(asked({ ...issue, holder: { kind: 'system', system: 'oa' } }, [first])).toEqual(['KeyGranted']);
    for (const person of ['stranger', 'gone'])
      expect(asked({ ...issue, holder: { kind: 'person', person } }, [first])).toBe('HolderUnknown');
  });
  it('takes an id once, a unit that there is, an expiry to come', () => {
    expect(asked({ ...issue, key: 'first' }, [first])).toBe('KeyExists');
    expect(asked({ ...issue, terms: { unit: 'u' } }, [first])).toEqual(['KeyGranted']);
    expect(asked({ ...issue, terms: { unit: 'x' } }, [first])).toBe('KeyUnitUnknown');
    expect(asked({ ...issue, terms: { expiresAt: noon } }, [first])).toBe('KeyExpiryPast');
    expect(asked({ ...issue, terms: { expiresAt: secondsOn(1) } }, [first])).toEqual(['KeyGranted']);
  });
  it.each<[string, KeyTerms]>([
    ['scope', { scopes: ['keep'] }],
    ['address', { addresses: ['192.0.2.0/24'] }],
    ['time', { expiresAt: secondsOn(day) }],
    ['unit', { unit: 'u' }],
  ])('is not for a key that is limited in %s', (_what, terms) => {
    const given = [first, granted('limited', terms)];
    expect(asked(issue, given, noon, 'limited')).toBe('LimitedKeyIssuesNone');
    expect(asked({ type: 'RotateKey', key: 'first', hash: 'n' }, given, noon, 'limited')).toBe(
      'LimitedKeyIssuesNone',
    );
  });
});

describe('a key', () => {
  it('of the first version of the register is read as one without terms', () => {
    expect(keyAfter(first)).toMatchObject({ id: 'first', terms: {}, revoked: false });
  });
  it('is good until the instant of its expiry and not at it', () => {
    const key = { ...keyAfter(first), terms: { expiresAt: secondsOn(10) } };
    expect([isKeyGood(key, secondsOn(9)), isKeyGood(key, secondsOn(10))]).toEqual([true, false]);
  });
});

describe('revoking', () => {
  const revoke = { type: 'RevokeKey', key: 'first', ground: '轮换' } as const;
  it('leaves the last unlimited administrator key', () => {
    expect(asked(revoke, [first])).toBe('LastAdministratorKey');
    expect(asked(revoke, [first, granted('second', { expiresAt: secondsOn(day) })])).toBe(
      'LastAdministratorKey',
    );
    expect(asked(revoke, [first, granted('second')])).toEqual(['KeyRevoked']);
    expect(asked({ ...revoke, key: 'second' }, [first, granted('second', { scopes: ['keep'] })])).toEqual([
      'KeyRevoked',
    ]);
  });
  it('is done once, and to a key that there is', () => {
    const revoked: AccessEvent = { type: 'KeyRevoked', data: { key: 'first', by: 'x', ground: '轮换' } };
    expect(asked(revoke, [first, granted('second'), revoked])).toBe('KeyRevokedAlready');
    expect(asked({ ...revoke, key: 'none' }, [first])).toBe('KeyUnknown');
    expect(isKeyGood(keyAfter(first, revoked), noon)).toBe(false);
  });
});

describe('rotating', () => {
  const rotate = { type: 'RotateKey', key: 'first', hash: 'new' } as const;
  it('keeps the former secret for a while, and not for long', () => {
    expect(asked(rotate, [first])).toEqual(['KeyRotationBegun']);
    expect(asked({ ...rotate, formerUntil: secondsOn(30 * day) }, [first])).toEqual(['KeyRotationBegun']);
    for (const formerUntil of [secondsOn(30 * day + 1), noon, 'never'])
      expect(asked({ ...rotate, formerUntil }, [first])).toBe('RotationTermWrong');
  });
  it('makes the new secret the one, and the former worthless when its time is over', () => {
    const key = keyAfter(first, rotated);
    expect([key.hash, key.former?.hash]).toEqual(['new', 'h']);
    expect([isFormerGood(key, secondsOn(day - 1)), isFormerGood(key, secondsOn(day))]).toEqual([true, false]);
  });
  it('waits until the rotation before is over', () => {
    expect(asked(rotate, [first, rotated])).toBe('RotationUnderWay');
    expect(asked(rotate, [first, rotated], secondsOn(day))).toEqual(['KeyRotationBegun']);
  });
  it('is completed once', () => {
    const complete = { type: 'CompleteRotation', key: 'first' } as const;
    const completed: AccessEvent = { type: 'KeyRotationCompleted', data: { key: 'first', by: 'first' } };
    expect(asked(complete, [first])).toBe('NoRotationUnderWay');
    expect(asked(complete, [first, rotated])).toEqual(['KeyRotationCompleted']);
    expect(asked(complete, [first, rotated, completed])).toBe('NoRotationUnderWay');
    expect(keyAfter(first, rotated, completed).former).toBeUndefined();
  });
  it('is not for a key that has expired', () => {
    const given = [first, granted('brief', { expiresAt: secondsOn(10) })];
    expect(asked({ ...rotate, key: 'brief' }, given, secondsOn(10))).toBe('KeyExpired');
  });
});
