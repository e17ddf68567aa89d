import { describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { keyScopes } from './keys/key-terms.js';
import { admits, policies } from './policy.js';

const administrator: Caller = { kind: 'administrator', id: 'a', key: 'k' };
const person: Caller = { kind: 'person', id: 'p', key: 'k' };
const system: Caller = { kind: 'system', id: 'system:oa', key: 'k' };

const admittedTo = (caller: Caller | undefined): readonly string[] =>
  Object.keys(policies).filter((operation) => admits(operation, caller));

describe('policies', () => {
  it('admit nobody to what they do not name', () => {
    expect(admits('problem.destroy', administrator)).toBe(false);
    expect(admits('toString', administrator)).toBe(false);
  });
  it('never let an administrator act on a problem, nor a person keep a register', () => {
    expect(admits('problem.act', administrator)).toBe(false);
    expect(admits('problem.act', person)).toBe(true);
    for (const operation of [
      'keys.keep',
      'accounts.keep',
      'subjects.keep',
      'organisation.keep',
      'campaign.keep',
    ])
      expect(admits(operation, person)).toBe(false);
  });
  it('admit without a key only to what is public', () => {
    expect(admittedTo(undefined)).toEqual([
      'health.read',
      'description.read',
      'metrics.read',
      'clock.read',
      'sessions.open',
    ]);
  });
  it('let an outside system in its own name read and nothing else', () => {
    const open = admittedTo(undefined);
    const more = admittedTo(system).filter((operation) => !open.includes(operation));
    expect(more.length).toBeGreaterThan(0);
    expect(more.every((operation) => operation.endsWith('.read'))).toBe(true);
  });
  it('let people and administrators end sessions, and no system', () => {
    expect([administrator, person, system].map((caller) => admits('sessions.end', caller))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('scopes', () => {
  it.each([administrator, person, system])('take away from a $kind and never give', (caller) => {
    const all = admittedTo(caller);
    for (const scope of keyScopes)
      for (const operation of admittedTo({ ...caller, scopes: [scope] })) expect(all).toContain(operation);
    expect(admittedTo({ ...caller, scopes: [] })).toEqual(admittedTo(undefined));
    expect(admittedTo({ ...caller, scopes: keyScopes })).toEqual(all);
  });
  it('keep reading, acting and keeping apart', () => {
    const reader: Caller = { ...person, scopes: ['read'] };
    expect(['problem.read', 'problem.act'].map((operation) => admits(operation, reader))).toEqual([
      true,
      false,
    ]);
    const actor: Caller = { ...person, scopes: ['act'] };
    expect(['problem.read', 'problem.act'].map((operation) => admits(operation, actor))).toEqual([
      false,
      true,
    ]);
    const onlooker: Caller = { ...administrator, scopes: ['read'] };
    expect(
      ['keys.keep', 'campaign.read', 'sessions.end'].map((operation) => admits(operation, onlooker)),
    ).toEqual([false, true, false]);
  });
});
