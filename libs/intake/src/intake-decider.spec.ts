import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import {
  evolveOrganisation,
  type HeldRole,
  noOrganisation,
  type Organisation,
  type OrganisationEvent,
} from '@xiaohao/organisation';
import type { IntakeCommand, RegisterIntake } from './commands.js';
import type { IntakeEvent } from './events.js';
import { type IntakeContext, intakeDecider } from './intake-decider.js';

const by = 'keeper';
const unit = (
  id: string,
  kind: 'municipalFederation' | 'districtFederation' | 'office',
  parent?: string,
): OrganisationEvent => ({
  type: 'UnitRegistered',
  data: { unit: id, by, name: id, kind, ...(parent === undefined ? {} : { parent }) },
});
const person = (id: string, at: string, ...roles: readonly HeldRole[]): OrganisationEvent => ({
  type: 'PersonRegistered',
  data: { person: id, by, name: id, unit: at, roles } as never,
});

const organisation: Organisation = [
  unit('city', 'municipalFederation'),
  unit('petitions', 'office', 'city'),
  unit('east', 'districtFederation', 'city'),
  unit('west', 'districtFederation', 'city'),
  person('clerk', 'petitions', 'petitionClerk'),
  person('officer', 'east', 'disciplineOfficer'),
  person('other', 'city', 'workGroupMember', 'approver'),
].reduce(evolveOrganisation, noOrganisation);

const context = (who: string, more: Partial<IntakeContext> = {}): IntakeContext => ({
  by: who,
  today: '2026-03-02',
  organisation,
  samePaper: null,
  ...more,
});
const register = (change: Partial<RegisterIntake> = {}): RegisterIntake => ({
  type: 'RegisterIntake',
  intake: 'i',
  number: 'LJ-R-2026-0001',
  unit: 'east',
  channel: 'letter',
  paper: '信〔2026〕1号',
  receivedOn: '2026-03-01',
  secrecy: 'restricted',
  reporter: { sealed: 'c2VhbGVk' },
  ...change,
});
const erase: IntakeCommand = { type: 'EraseReporter', ground: 'reporterAsked' };

function answer(events: readonly IntakeEvent[], command: IntakeCommand, of: IntakeContext): unknown {
  const state = events.reduce(intakeDecider.evolve, intakeDecider.initial);
  const decision = intakeDecider.decide(command, state, of);
  return isRefusal(decision) ? [decision.refused, decision.pointer ?? ''] : decision;
}
const told = (command: RegisterIntake): readonly IntakeEvent[] =>
  intakeDecider.decide(command, intakeDecider.initial, context('clerk')) as readonly IntakeEvent[];

describe('registering an intake', () => {
  it('is for petition clerks and discipline officers, for their seat and the units under it', () => {
    expect(answer([], register(), context('clerk'))).toMatchObject([
      { type: 'IntakeRegistered', data: { by: 'clerk', reporter: { sealed: 'c2VhbGVk' } } },
    ]);
    expect(answer([], register(), context('officer'))).toHaveLength(1);
    for (const [who, at] of [
      ['officer', 'west'],
      ['officer', 'city'],
      ['other', 'east'],
      ['nobody', 'east'],
    ] as const)
      expect(answer([], register({ unit: at }), context(who))).toEqual(['IntakeNotForRole', '/unit']);
  });

  it.each<[string, Partial<RegisterIntake>, Partial<IntakeContext>, string, string]>([
    ['for a unit that nobody knows', { unit: 'x' }, {}, 'IntakeUnitUnknown', '/unit'],
    ['before it came in', { receivedOn: '2026-03-03' }, {}, 'ReceivedInTheFuture', '/receivedOn'],
    ['twice with one paper', {}, { samePaper: 'LJ-R-2026-0001' }, 'PaperRegistered', '/paper'],
  ])('is refused %s', (_, change, more, refused, pointer) => {
    expect(answer([], register(change), context('clerk', more))).toEqual([refused, pointer]);
  });

  it('is refused for a unit that has ended, and a second time', () => {
    const ended = evolveOrganisation(organisation, {
      type: 'UnitClosed',
      data: { unit: 'east', by, ground: '撤销' } as never,
    });
    expect(answer([], register(), context('clerk', { organisation: ended }))).toEqual([
      'IntakeUnitEnded',
      '/unit',
    ]);
    expect(answer(told(register()), register(), context('clerk'))).toEqual(['IntakeRegisteredAlready', '']);
  });
});

describe('erasing who reported', () => {
  it('happens once, by those who take in for the unit', () => {
    const registered = told(register());
    const erased = answer(registered, erase, context('officer')) as readonly IntakeEvent[];
    expect(erased).toEqual([{ type: 'ReporterErased', data: { by: 'officer', ground: 'reporterAsked' } }]);
    expect(answer([...registered, ...erased], erase, context('clerk'))).toEqual([
      'ReporterErasedAlready',
      '',
    ]);
    for (const who of ['other', 'nobody'])
      expect(answer(registered, erase, context(who))).toEqual(['IntakeNotForRole', '']);
    const west = told(register({ unit: 'west' }));
    expect(answer(west, erase, context('officer'))).toEqual(['IntakeNotForRole', '']);
  });

  it('has nothing to do where nobody gave a name', () => {
    expect(answer(told(register({ reporter: null })), erase, context('clerk'))).toEqual([
      'ReporterAnonymous',
      '',
    ]);
    expect(answer([], erase, context('clerk'))).toEqual(['IntakeNotForRole', '']);
  });
});
