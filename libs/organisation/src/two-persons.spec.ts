import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import type { OrganisationCommand } from './commands.js';
import type { OrganisationEvent } from './events.js';
import { noOrganisation } from './evolve.js';
import type { Organisation } from './organisation.js';
import { organisationDecider } from './organisation-decider.js';
import { administratorRoles, type HeldRole } from './roles.js';

const context = (by: string) => ({ by, today: '2026-03-02', now: '2026-03-02T01:00:00Z' });
const enter = (id: string, ...roles: readonly HeldRole[]): OrganisationCommand => ({
  type: 'RegisterPerson',
  person: id,
  name: id,
  appointment: `${id}-1`,
  unit: 'city',
  roles,
});
const appoint = (person: string, ...roles: readonly HeldRole[]): OrganisationCommand => ({
  type: 'Appoint',
  person,
  appointment: `${person}-2`,
  unit: 'city',
  roles,
});

/** What stands after some commands of some people; one that is refused is a mistake of the spec. */
const reached = (...lines: readonly (readonly [string, OrganisationCommand])[]): Organisation =>
  lines.reduce((state, [by, command]) => {
    const decision = organisationDecider.decide(command, state, context(by));
    if (isRefusal(decision)) throw new Error(`${command.type}: ${decision.refused}`);
    return decision.reduce(organisationDecider.evolve, state);
  }, noOrganisation);
const founding = [
  ['key', { type: 'RegisterUnit', unit: 'city', name: '市', kind: 'municipalFederation' }],
  ['key', enter('clerk', 'unitClerk')],
  ['key', enter('head', 'approver')],
] as const;
const administered = [
  ...founding,
  ...administratorRoles.map((role) => ['key', enter(role, role)] as const),
] as const;
const answer = (state: Organisation, by: string, command: OrganisationCommand) => {
  const decision = organisationDecider.decide(command, state, context(by));
  return isRefusal(decision) ? decision.refused : decision.map(({ type }: OrganisationEvent) => type);
};
const security = 'securityAdministrator';
const delegate: OrganisationCommand = {
  type: 'DelegateDuty',
  delegation: 'd',
  principal: 'head',
  delegate: 'clerk',
  scope: { kind: 'all' },
  from: '2026-03-02',
  until: '2026-03-09',
  ground: '出差',
};
const deputise: OrganisationCommand = {
  type: 'RecordAbsence',
  absence: 'a',
  person: 'head',
  from: '2026-03-02',
  until: '2026-03-09',
  deputy: 'clerk',
};

describe('what gives somebody power', () => {
  it('happens at once while an administration is vacant', () => {
    const state = reached(...founding);
    expect(answer(state, 'key', appoint('clerk', 'approver'))).toEqual(['Appointed']);
    expect(answer(state, 'key', delegate)).toEqual(['DutyDelegated']);
  });

  it.each([
    appoint('clerk', 'approver'),
    appoint('clerk', 'panelReviewer'),
    enter('new', 'systemAdministrator'),
    { ...appoint('clerk', 'workGroupMember'), type: 'ReassignPerson' } as OrganisationCommand,
    delegate,
    deputise,
  ])('waits for a second person once all three are held: $type', (command) => {
    expect(answer(reached(...administered), security, command)).toEqual(['ChangeProposed']);
  });

  it('is told from what gives none, and from what takes away', () => {
    const state = reached(...administered);
    expect(answer(state, security, appoint('clerk', 'liaison'))).toEqual(['Appointed']);
    const ending = {
      type: 'EndAppointment',
      person: 'head',
      appointment: 'head-1',
      lastDay: '2026-03-02',
    } as const;
    expect(answer(state, security, ending)).toEqual(['AppointmentEnded']);
  });

  it('gives nothing until it is confirmed by somebody else, who has nothing by it', () => {
    const own = {
      ...appoint('auditAdministrator', 'auditAdministrator'),
      appointment: 'more',
    } as OrganisationCommand;
    const waiting = reached(...administered, [security, appoint('clerk', 'approver')], [security, own]);
    expect(waiting.people.get('clerk')?.appointments.length).toBe(1);
    const confirm = { type: 'ConfirmChange', proposal: 'clerk-2' } as const;
    expect(answer(waiting, security, confirm)).toBe('ConfirmedByProposer');
    expect(answer(waiting, 'auditAdministrator', { ...confirm, proposal: 'more' })).toBe(
      'ConfirmedByConcerned',
    );
    const decision = organisationDecider.decide(confirm, waiting, context('systemAdministrator'));
    expect(decision).toMatchObject([
      { type: 'ChangeConfirmed', data: { proposal: 'clerk-2', by: 'systemAdministrator' } },
      { type: 'Appointed', data: { person: 'clerk', by: security, roles: ['approver'] } },
    ]);
    const confirmed = reached(
      ...administered,
      [security, appoint('clerk', 'approver')],
      ['systemAdministrator', confirm],
    );
    expect(confirmed.proposals.size).toBe(0);
    expect(answer(confirmed, 'systemAdministrator', confirm)).toBe('ProposalUnknown');
  });

  it('is proposed once, may be declined, and is decided anew when it is confirmed', () => {
    const waiting = reached(...administered, [security, appoint('clerk', 'approver')]);
    const again = { ...appoint('clerk', 'approver'), appointment: 'another' } as OrganisationCommand;
    expect(answer(waiting, security, again)).toBe('ProposedAlready');
    const decline = { type: 'DeclineChange', proposal: 'clerk-2', ground: '无此必要' } as const;
    expect(answer(waiting, 'auditAdministrator', decline)).toEqual(['ChangeDeclined']);
    const gone = reached(
      ...administered,
      [security, appoint('clerk', 'approver')],
      [security, { type: 'RecordDeparture', person: 'clerk', ground: '调离' }],
    );
    expect(answer(gone, 'systemAdministrator', { type: 'ConfirmChange', proposal: 'clerk-2' })).toBe(
      'PersonHasLeft',
    );
  });
});
