import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import { evolveOrganisation, noOrganisation } from '@xiaohao/organisation';
import { type AccessCommand, accessDecider } from './access-decider.js';
import type { Caller } from './caller.js';
import type { AccessEvent } from './events.js';
import { admits, policies } from './policy.js';

const administrator: Caller = { kind: 'administrator', id: 'a', key: 'k' };
const person: Caller = { kind: 'person', id: 'p', key: 'k' };

describe('policies', () => {
  it('admit nobody to what they do not name', () => {
    expect(admits('problem.destroy', administrator)).toBe(false);
    expect(admits('toString', administrator)).toBe(false);
  });
  it('never let an administrator act on a problem, nor a person keep a register', () => {
    expect(admits('problem.act', administrator)).toBe(false);
    expect(admits('problem.act', person)).toBe(true);
    for (const operation of ['keys.keep', 'organisation.keep', 'campaign.keep', 'views.operate'])
      expect(admits(operation, person)).toBe(false);
  });
  it('admit without a key only to what is public', () => {
    const open = Object.keys(policies).filter((operation) => admits(operation, undefined));
    expect(open).toEqual(['health.read', 'description.read', 'metrics.read', 'clock.read']);
  });
});

describe('the register of keys', () => {
  const organisation = evolveOrganisation(noOrganisation, {
    type: 'PersonEntered',
    data: { person: 'p', by: 'a', name: '某' },
  });
  const issued: AccessEvent = {
    type: 'KeyIssued',
    data: { key: 'first', by: 'system', holder: { kind: 'administrator' }, name: '首个', hash: 'h' },
  };
  const asked = (command: AccessCommand, ...given: AccessEvent[]) => {
    const state = given.reduce(accessDecider.evolve, accessDecider.initial);
    const decision = accessDecider.decide(command, state, { by: 'a', organisation });
    return isRefusal(decision) ? decision.refused : decision.map((event) => event.type);
  };
  it('issues a key only to somebody in office', () => {
    const issue = { type: 'IssueKey', key: 'k2', name: '接口', hash: 'h' } as const;
    expect(asked({ ...issue, holder: { kind: 'person', person: 'p' } })).toEqual(['KeyIssued']);
    expect(asked({ ...issue, holder: { kind: 'person', person: 'stranger' } })).toBe('HolderUnknown');
  });
  it('keeps the last administrator key', () => {
    expect(asked({ type: 'RevokeKey', key: 'first', ground: '轮换' }, issued)).toBe('LastAdministratorKey');
    const second: AccessEvent = { ...issued, data: { ...issued.data, key: 'second' } };
    expect(asked({ type: 'RevokeKey', key: 'first', ground: '轮换' }, issued, second)).toEqual([
      'KeyRevoked',
    ]);
  });
});
