import { describe, expect, it } from '@jest/globals';
import { asked, city, fold, following, somebody, today } from '../testing/house.js';
import type { OrganisationCommand } from './commands.js';
import type { OrganisationEvent } from './events.js';
import type { DelegateDuty, RecordAbsence } from './stand-in-commands.js';
import { actsFor, receiverFor } from './stand-ins.js';

const people = [
  ...city,
  ...somebody('head', 'east', 'unitHead'),
  ...somebody('deputy', 'east', 'leaderInCharge'),
  ...somebody('system', 'city', 'systemAdministrator'),
];
const delegate = (change: Partial<DelegateDuty> = {}): DelegateDuty => ({
  type: 'DelegateDuty',
  delegation: 'd1',
  principal: 'head',
  delegate: 'deputy',
  scope: { kind: 'all' },
  from: '2026-03-02',
  until: '2026-03-31',
  ground: '出差',
  ...change,
});
const away = (person: string, deputy?: string, change: Partial<RecordAbsence> = {}): RecordAbsence => ({
  type: 'RecordAbsence',
  absence: `away-${person}`,
  person,
  from: '2026-03-02',
  until: '2026-03-08',
  ...(deputy === undefined ? {} : { deputy }),
  ...change,
});
const actingFor = (events: readonly OrganisationEvent[], person: string, day = today) =>
  actsFor(fold(events), person, day).map(({ principal }) => principal);

describe('a delegate', () => {
  it('acts for the principal from the first day to the last, until it is ended', () => {
    const events = following(people, [delegate({ from: '2026-03-03' })]);
    expect(actingFor(events, 'deputy', '2026-03-02')).toEqual([]);
    expect(actingFor(events, 'deputy', '2026-03-03')).toEqual(['head']);
    expect(actingFor(events, 'deputy', '2026-03-31')).toEqual(['head']);
    expect(actingFor(events, 'deputy', '2026-04-01')).toEqual([]);
    expect(actingFor(events, 'head', '2026-03-03')).toEqual([]);
    const ended = following(events, [{ type: 'EndDelegation', delegation: 'd1' }, '2026-03-10']);
    expect(actingFor(ended, 'deputy', '2026-03-10')).toEqual(['head']);
    expect(actingFor(ended, 'deputy', '2026-03-11')).toEqual([]);
  });

  it('acts for nobody who has left, and not after leaving', () => {
    const events = following(people, [delegate()]);
    for (const person of ['head', 'deputy'])
      expect(
        actingFor(following(events, [{ type: 'RecordDeparture', person, ground: '退休' }]), 'deputy'),
      ).toEqual([]);
  });

  it.each<[string, DelegateDuty, string]>([
    ['of oneself', delegate({ delegate: 'head' }), 'DelegationToSelf'],
    ['of a stranger', delegate({ principal: 'x' }), 'DelegateUnknown'],
    ['who is a stranger', delegate({ delegate: 'x' }), 'DelegateUnknown'],
    ['who administers', delegate({ delegate: 'system' }), 'DelegateExcluded'],
    ['of an administrator', delegate({ principal: 'system' }), 'DelegateExcluded'],
    [
      'of a role that is not held',
      delegate({ scope: { kind: 'roles', roles: ['approver'] } }),
      'DelegatedRoleNotHeld',
    ],
    ['of no role', delegate({ scope: { kind: 'roles', roles: [] } }), 'NoRoleDelegated'],
    ['for a term that is over', delegate({ from: '2026-02-01', until: '2026-03-01' }), 'EndsInThePast'],
    ['for a term that ends first', delegate({ until: '2026-03-01' }), 'EndsBeforeItBegins'],
  ])('there is none %s', (_, command, refusal) => {
    expect(asked(command, people)).toBe(refusal);
  });

  it('takes over a role that the principal holds', () => {
    expect(asked(delegate({ scope: { kind: 'roles', roles: ['unitHead'] } }), people)).toEqual([
      'DutyDelegated',
    ]);
  });

  it('passes nothing on, and nobody delegates while acting for somebody', () => {
    const events = following(people, [delegate()]);
    const onwards = delegate({ delegation: 'd2', principal: 'deputy', delegate: 'clerk' });
    expect(asked(onwards, events)).toBe('DelegationChained');
    expect(asked(delegate({ delegation: 'd2', principal: 'clerk', delegate: 'head' }), events)).toBe(
      'DelegationChained',
    );
    expect(asked({ ...onwards, from: '2026-04-01', until: '2026-04-02' }, events)).toEqual(['DutyDelegated']);
    expect(asked(delegate({ delegation: 'd2' }), events)).toBe('DelegationTwice');
    expect(asked(delegate(), events)).toBe('DelegationExists');
  });

  it('is let go once', () => {
    const end: OrganisationCommand = { type: 'EndDelegation', delegation: 'd1' };
    expect(asked(end, people)).toBe('DelegationUnknown');
    expect(asked(end, following(people, [delegate()]), '2026-04-01')).toBe('DelegationOver');
  });
});

describe('what is addressed to somebody', () => {
  const receiver = (events: readonly OrganisationEvent[], day = today) =>
    receiverFor(fold(events), 'head', day);

  it('goes to the deputy while away, and to the deputy’s when that one is away too', () => {
    const events = following(people, [away('head', 'deputy')]);
    expect(receiver(people)).toBe('head');
    expect(receiver(events)).toBe('deputy');
    expect(receiver(events, '2026-03-09')).toBe('head');
    expect(receiver(following(events, [away('deputy', 'clerk')]))).toBe('clerk');
  });

  it('goes to oneself where nobody stands in, or where deputies go in a circle', () => {
    expect(receiver(following(people, [away('head')]))).toBe('head');
    expect(receiver(following(people, [away('head', 'deputy')], [away('deputy', 'head')]))).toBe('head');
    const gone = following(
      people,
      [away('head', 'deputy')],
      [{ type: 'RecordDeparture', person: 'deputy', ground: '退休' }],
    );
    expect(receiver(gone)).toBe('head');
  });

  it('comes back after an early return', () => {
    const back = following(
      people,
      [away('head', 'deputy')],
      [{ type: 'EndAbsence', absence: 'away-head' }, '2026-03-04'],
    );
    expect(receiver(back, '2026-03-04')).toBe('deputy');
    expect(receiver(back, '2026-03-05')).toBe('head');
  });

  it.each<[string, RecordAbsence, string]>([
    ['oneself', away('head', 'head'), 'DeputyIsSelf'],
    ['a stranger', away('head', 'x'), 'DeputyUnknown'],
  ])('does not go to %s', (_, command, refusal) => {
    expect(asked(command, people)).toBe(refusal);
  });

  it('knows one absence at a time, of people it knows', () => {
    const events = following(people, [away('head', 'deputy')]);
    expect(
      asked(away('head', 'clerk', { absence: 'more', from: '2026-03-08', until: '2026-03-09' }), events),
    ).toBe('AbsencesOverlap');
    expect(asked(away('head'), events)).toBe('AbsenceExists');
    expect(asked(away('x'), people)).toBe('AbsentPersonUnknown');
    expect(asked({ type: 'EndAbsence', absence: 'x' }, people)).toBe('AbsenceUnknown');
    expect(asked({ type: 'EndAbsence', absence: 'away-head' }, events, '2026-03-09')).toBe('AbsenceOver');
  });
});
