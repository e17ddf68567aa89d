import { describe, expect, it } from '@jest/globals';
import { evolveOrganisation, noOrganisation, type OrganisationEvent } from '@xiaohao/organisation';
import { accessDecider } from './access-decider.js';
import { noAccess } from './access-state.js';
import type { Caller } from './caller.js';
import type { AccessEvent } from './events.js';
import { type KeyTerms, keyScopes } from './keys/key-terms.js';
import { admits, denialOf, policies } from './policy.js';
import { type Standing, standingOf } from './standing.js';

const administrator: Caller = { kind: 'administrator', id: 'a', key: 'k' };
const person: Caller = { kind: 'person', id: 'p', key: 'k' };
const system: Caller = { kind: 'system', id: 'system:oa', key: 'k' };
const as = (caller: Caller | undefined, more: Partial<Standing> = {}): Standing => ({
  caller,
  setUpOver: false,
  ...more,
});

const admittedTo = (standing: Standing): readonly string[] =>
  Object.keys(policies).filter((operation) => admits(operation, standing));

describe('policies', () => {
  it('admit nobody to what they do not name', () => {
    for (const name of ['problem.destroy', 'toString', '__proto__'])
      expect(denialOf(name, as(administrator))).toBe('notNamed');
  });

  it('admit without a credential only to what is public', () => {
    expect(admittedTo(as(undefined))).toEqual([
      'health.read',
      'description.read',
      'metrics.read',
      'clock.read',
      'sessions.open',
    ]);
  });

  it('let an outside system in its own name read and nothing else', () => {
    const open = admittedTo(as(undefined));
    const more = admittedTo(as(system)).filter((operation) => !open.includes(operation));
    expect(more.length).toBeGreaterThan(0);
    expect(more.every((operation) => operation.endsWith('.read'))).toBe(true);
  });

  it('let a person without an administration keep no register', () => {
    expect(admittedTo(as(person)).filter((operation) => operation.endsWith('.keep'))).toEqual([]);
  });

  it('say apart that the keys of nobody have retired', () => {
    expect(denialOf('keys.keep', as(administrator, { setUpOver: true }))).toBe('setUpOver');
    expect(denialOf('problem.read', as(administrator, { setUpOver: true }))).toBeNull();
    expect(denialOf('problem.act', as(administrator))).toBe('notForThisCaller');
  });
});

describe('scopes', () => {
  it.each([administrator, person, system])('take away from a $kind and never give', (caller) => {
    const all = admittedTo(as(caller));
    for (const scope of keyScopes)
      for (const operation of admittedTo(as({ ...caller, scopes: [scope] })))
        expect(all).toContain(operation);
    expect(admittedTo(as({ ...caller, scopes: [] }))).toEqual(admittedTo(as(undefined)));
    expect(admittedTo(as({ ...caller, scopes: keyScopes }))).toEqual(all);
  });

  it('keep reading, acting and keeping apart', () => {
    const can = (caller: Caller, ...operations: string[]) =>
      operations.map((operation) => admits(operation, as(caller)));
    expect(can({ ...person, scopes: ['read'] }, 'problem.read', 'problem.act')).toEqual([true, false]);
    expect(can({ ...person, scopes: ['act'] }, 'problem.read', 'problem.act')).toEqual([false, true]);
    expect(can({ ...administrator, scopes: ['read'] }, 'keys.keep', 'campaign.read')).toEqual([false, true]);
  });
});

describe('as what somebody stands', () => {
  const by = 'a';
  const founding: readonly OrganisationEvent[] = [
    { type: 'UnitRegistered', data: { unit: 'u', by, name: '示例单位', kind: 'office' } },
  ];
  const appointed = (
    id: string,
    role: Extract<OrganisationEvent, { type: 'Appointed' }>['data']['roles'][number],
    until?: string,
  ): readonly OrganisationEvent[] => [
    { type: 'PersonEntered', data: { person: id, by, name: id } },
    {
      type: 'Appointed',
      data: {
        person: id,
        by,
        appointment: `${id}-1`,
        unit: 'u',
        roles: [role],
        from: '2026-01-01',
        ...(until === undefined ? {} : { until }),
      },
    },
  ];
  const fold = (...events: readonly OrganisationEvent[]) => events.reduce(evolveOrganisation, noOrganisation);
  const three = fold(
    ...founding,
    ...appointed('p', 'systemAdministrator', '2026-06-30'),
    ...appointed('q', 'securityAdministrator'),
    ...appointed('r', 'auditAdministrator'),
  );

  it('holds for the days of the post', () => {
    expect(standingOf(person, three, noAccess, '2026-06-30').administration).toBe('systemAdministrator');
    expect(standingOf(person, three, noAccess, '2026-07-01').administration).toBeUndefined();
    expect(standingOf(person, three, noAccess, '2025-12-31').administration).toBeUndefined();
  });

  const granted = (id: string, terms: KeyTerms = {}): AccessEvent => ({
    type: 'KeyGranted',
    data: { key: `of ${id}`, by, holder: { kind: 'person', person: id }, name: '某', hash: 'h', terms },
  });
  const given = (...events: readonly AccessEvent[]) => events.reduce(accessDecider.evolve, noAccess);
  const over = (day: string, organisation = three, access = given(granted('q'))) =>
    standingOf(administrator, organisation, access, day).setUpOver;

  it('ends the set-up on the days on which all three are held by people in office', () => {
    expect([over('2026-06-30'), over('2026-07-01'), over('2026-06-30')]).toEqual([true, false, true]);
    const left = evolveOrganisation(three, {
      type: 'PersonLeft',
      data: { person: 'r', by, ground: '调离' },
    });
    expect(over('2026-06-30', left)).toBe(false);
  });

  it.each<[string, boolean, readonly AccessEvent[]]>([
    ['nobody has', false, []],
    ['another administrator alone has', false, [granted('p'), granted('r')]],
    ['a security administrator has by key', true, [granted('q')]],
    ['one has by a key that can give none', false, [granted('q', { scopes: ['keep'] })]],
    [
      'one had until the key was revoked',
      false,
      [granted('q'), { type: 'KeyRevoked', data: { key: 'of q', by, ground: '遗失' } }],
    ],
    ['one has by account', true, [{ type: 'AccountOpened', data: { person: 'q', by, login: 'an.quan' } }]],
    [
      'one had until the account was closed',
      false,
      [
        { type: 'AccountOpened', data: { person: 'q', by, login: 'an.quan' } },
        { type: 'AccountClosed', data: { person: 'q', by, ground: '停用' } },
      ],
    ],
    [
      'one has by an identity provider',
      true,
      [
        {
          type: 'SubjectLinked',
          data: { link: 's', by, issuer: 'https://idp.example', subject: '1', person: 'q' },
        },
      ],
    ],
  ])('ends it with credentials for the security administration: %s', (_, expected, events) => {
    expect(over('2026-06-30', three, given(...events))).toBe(expected);
  });
});
