import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asked, city, fold, following, somebody, today } from '../testing/house.js';
import { personOn } from './appointments.js';
import type { OrganisationCommand } from './commands.js';
import type { OrganisationEvent } from './events.js';
import {
  actsOnProblems,
  administratorRoles,
  type HeldRole,
  heldRoles,
  isAdministratorRole,
} from './roles.js';

const appoint = (
  roles: readonly HeldRole[],
  term: { readonly from?: string; readonly until?: string } = {},
): OrganisationCommand => ({
  type: 'Appoint',
  person: 'clerk',
  appointment: 'second',
  unit: 'west',
  roles,
  ...term,
});
const clerkOn = (events: readonly OrganisationEvent[], day: string) => {
  const clerk = fold(events).people.get('clerk');
  return clerk && personOn(clerk, day);
};

describe('a person', () => {
  it('has the units and roles of the posts that are held on the day', () => {
    const events = following(city, [appoint(['approver'], { from: '2026-04-01', until: '2026-04-30' })]);
    expect(clerkOn(events, '2026-03-31')).toMatchObject({ unit: 'east', roles: ['unitClerk'] });
    expect(clerkOn(events, '2026-04-01')?.roles).toEqual(['unitClerk', 'approver']);
    expect(clerkOn(events, '2026-04-30')?.roles).toEqual(['unitClerk', 'approver']);
    expect(clerkOn(events, '2026-05-01')?.roles).toEqual(['unitClerk']);
  });

  it('loses the role of a post with its last day, and keeps the unit as the last one known', () => {
    const events = following(city, [
      { type: 'EndAppointment', person: 'clerk', appointment: 'clerk-1', lastDay: today },
    ]);
    expect(clerkOn(events, today)?.roles).toEqual(['unitClerk']);
    expect(clerkOn(events, '2026-03-03')).toMatchObject({ unit: 'east', roles: [], appointments: [] });
  });

  it('has only the new post after a reassignment, from that day on', () => {
    const post = { person: 'clerk', appointment: 'new', unit: 'west', roles: ['approver'] } as const;
    const events = following(city, [{ type: 'ReassignPerson', ...post }]);
    expect(clerkOn(events, today)).toMatchObject({ unit: 'west', roles: ['approver'] });
    expect(fold(events).people.get('clerk')?.appointments).toMatchObject([
      { id: 'clerk-1', until: '2026-03-01', endRecordedOn: today },
      { id: 'new', from: today },
    ]);
  });

  it('who left is there with whoever recorded it, why and when, and so is each post that ended with it', () => {
    const events = following(city, [{ type: 'RecordDeparture', person: 'clerk', ground: '退休' }]);
    const departure = { by: 'a', ground: '退休', at: `${today}T02:00:00Z` };
    expect(fold(events).people.get('clerk')).toMatchObject({
      active: false,
      departure,
      appointments: [{ id: 'clerk-1', until: '2026-03-01', endRecordedOn: today, endedBy: 'a' }],
    });
    expect(clerkOn(events, today)).toMatchObject({ active: false, departure });
    expect(clerkOn(city, today)).not.toHaveProperty('departure');
  });

  it('who was registered before appointments had dates has one, which a reassignment of then replaced', () => {
    const registered: OrganisationEvent = {
      type: 'PersonRegistered',
      data: { person: 'old', by: 'a', name: 'old', unit: 'east', roles: ['unitClerk'] },
    };
    const reassigned: OrganisationEvent = {
      type: 'PersonReassigned',
      data: { person: 'old', by: 'a', unit: 'west', department: '办公室', roles: [] },
    };
    expect(fold([...city, registered]).people.get('old')?.appointments).toEqual([
      { id: 'old', unit: 'east', roles: ['unitClerk'] },
    ]);
    expect(fold([...city, registered, reassigned]).people.get('old')?.appointments).toEqual([
      { id: 'old', unit: 'west', department: '办公室', roles: [] },
    ]);
    const end = { type: 'EndAppointment', person: 'old', appointment: 'old', lastDay: today } as const;
    expect(asked(end, [...city, registered])).toEqual(['AppointmentEnded']);
  });

  it.each<[string, OrganisationCommand, string]>([
    [
      'to a unit that is not there',
      { ...appoint([]), unit: 'gone' } as OrganisationCommand,
      'UnitOfPersonUnknown',
    ],
    ['with a role twice', appoint(['auditor', 'auditor']), 'RoleRepeated'],
    ['from a day that is none', appoint([], { from: '2026-02-30' }), 'NotADay'],
    ['until a day that is none', appoint([], { until: 'soon' }), 'NotADay'],
    [
      'until before it begins',
      appoint([], { from: '2026-04-02', until: '2026-04-01' }),
      'EndsBeforeItBegins',
    ],
    ['until a day that is over', appoint([], { from: '2026-01-01', until: '2026-03-01' }), 'EndsInThePast'],
    [
      'twice under one id',
      { ...appoint([]), appointment: 'clerk-1' } as OrganisationCommand,
      'AppointmentExists',
    ],
    ['when nobody knows the person', { ...appoint([]), person: 'x' } as OrganisationCommand, 'PersonUnknown'],
  ])('is not appointed %s', (_, command, refusal) => {
    expect(asked(command)).toBe(refusal);
  });

  it('who has left is given and loses nothing more', () => {
    const left = following(city, [{ type: 'RecordDeparture', person: 'clerk', ground: '调离' }]);
    expect(fold(left).people.get('clerk')?.active).toBe(false);
    expect(asked(appoint([]), left)).toBe('PersonHasLeft');
    expect(asked({ type: 'RecordDeparture', person: 'clerk', ground: '再次' }, left)).toBe('PersonHasLeft');
  });

  it.each([
    ['clerk-1', '2026-02-30', 'NotADay'],
    ['clerk-1', '2025-12-30', 'EndsBeforeItBegins'],
    ['nothing', today, 'AppointmentUnknown'],
  ])('does not end the post %s on %s', (appointment, lastDay, refusal) => {
    expect(asked({ type: 'EndAppointment', person: 'clerk', appointment, lastDay })).toBe(refusal);
  });

  it('does not lengthen a post by ending it, whatever it would then stand beside', () => {
    const short = {
      type: 'Appointed',
      data: {
        person: 'clerk',
        by: 'a',
        appointment: 'short',
        unit: 'east',
        roles: ['unitClerk'],
        from: today,
        until: '2026-06-30',
      },
    } as const;
    const end = { type: 'EndAppointment', person: 'clerk', appointment: 'short' } as const;
    expect(asked({ ...end, lastDay: '2026-07-01' }, [...city, short])).toBe('EndsAfterItsEnd');
    expect(asked({ ...end, lastDay: '2026-06-30' }, [...city, short])).toEqual(['AppointmentEnded']);
  });

  it('takes a post back before its first day, which then gives nothing on any day', () => {
    const soon = following(city, [appoint(['approver'], { from: '2026-03-05' })]);
    const events = following(soon, [
      { type: 'EndAppointment', person: 'clerk', appointment: 'second', lastDay: '2026-03-04' },
    ]);
    for (const day of [today, '2026-03-04', '2026-03-05'])
      expect(clerkOn(events, day)?.roles).toEqual(['unitClerk']);
    const again = { type: 'EndAppointment', person: 'clerk', appointment: 'second', lastDay: today } as const;
    expect(asked(again, events)).toBe('AppointmentOver');
  });

  it('does not end a post that is over', () => {
    const end = { type: 'EndAppointment', person: 'clerk', appointment: 'clerk-1', lastDay: today } as const;
    expect(asked(end, following(city, [{ ...end, lastDay: '2026-03-01' }]))).toBe('AppointmentOver');
  });
});

describe('the three administrations', () => {
  const held = fc.constantFrom<HeldRole>(...heldRoles);

  it('never meet in one person, nor one of them with what acts on problems, whatever is appointed', () => {
    const days = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'] as const;
    const post = fc.record({
      roles: fc.uniqueArray(held, { maxLength: 2 }),
      from: fc.constantFrom(...days),
      length: fc.option(fc.constantFrom(0, 1, 2)),
    });
    fc.assert(
      fc.property(fc.array(post, { maxLength: 8 }), (posts) => {
        const events = posts.reduce(
          (so, { roles, from, length }, index) => {
            const until = length === null ? undefined : days[Math.min(3, days.indexOf(from) + length)];
            const command = {
              type: 'Appoint',
              person: 'one',
              appointment: `post-${index}`,
              unit: 'east',
              roles,
              from,
              ...(until === undefined ? {} : { until }),
            } as const;
            return typeof asked(command, so) === 'string' ? so : following(so, [command]);
          },
          [...city, ...somebody('one', 'east')] as readonly OrganisationEvent[],
        );
        const one = fold(events).people.get('one');
        if (!one) throw new Error('somebody was registered');
        for (const day of days) {
          const { roles } = personOn(one, day);
          const administering = roles.filter(isAdministratorRole).length;
          expect(administering).toBeLessThanOrEqual(1);
          expect(administering === 1 && roles.some(actsOnProblems)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(administratorRoles)('%s is refused beside each other and beside an approver, by name', (role) => {
    const has = [...city, ...somebody('one', 'east', role)];
    const more = (other: HeldRole): OrganisationCommand => ({
      type: 'Appoint',
      person: 'one',
      appointment: 'n',
      unit: 'east',
      roles: [other],
    });
    for (const other of administratorRoles)
      expect(asked(more(other), has)).toEqual(other === role ? ['Appointed'] : 'AdministratorsExclude');
    expect(asked(more('approver'), has)).toBe('AdministratorActsNot');
    expect(asked(more('readOnlyLeader'), has)).toEqual(['Appointed']);
    expect(asked(appoint([role]))).toBe('AdministratorActsNot');
    expect(
      asked({ type: 'ReassignPerson', person: 'clerk', appointment: 'n', unit: 'east', roles: [role] }),
    ).toEqual(['AppointmentEnded', 'Appointed']);
  });
});
