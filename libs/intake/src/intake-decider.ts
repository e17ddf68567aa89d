import type { Decider, Decision } from '@xiaohao/deciding';
import { isOfUnit, isRestrictedRole, type Organisation, personOn, seatOf } from '@xiaohao/organisation';
import type { IntakeCommand, RegisterIntake } from './commands.js';
import type { IntakeEvent } from './events.js';
import { type IntakeRefusal, type IntakeRefusalCode, refuse } from './refusals.js';
import { evolveIntake, type IntakeState } from './state.js';

/** Who decides, on which day, over which organisation, beside which other intakes. */
export interface IntakeContext {
  readonly by: string;
  readonly today: string;
  readonly organisation: Organisation;
  /** Number of an intake that has this paper at this unit, among those that the one who registers sees. */
  readonly samePaper: string | null;
}

/** 信访受理 and 纪检监察 take in for the unit that their office belongs to and for those under it. */
function takesInFor(unit: string, { by, today, organisation }: IntakeContext): boolean {
  const person = organisation.people.get(by);
  if (!person?.active) return false;
  return personOn(person, today).appointments.some(
    (post) =>
      post.roles.some(isRestrictedRole) && isOfUnit(organisation, unit, seatOf(organisation, post.unit)),
  );
}

function faultOf({ unit, receivedOn }: RegisterIntake, context: IntakeContext): IntakeRefusal | null {
  const { organisation, today, samePaper } = context;
  const known = organisation.units.get(unit);
  if (known === undefined) return refuse('IntakeUnitUnknown', '/unit');
  if (known.closed) return refuse('IntakeUnitEnded', '/unit');
  if (!takesInFor(unit, context)) return refuse('IntakeNotForRole', '/unit');
  if (receivedOn > today) return refuse('ReceivedInTheFuture', '/receivedOn', { date: receivedOn, today });
  return samePaper === null ? null : refuse('PaperRegistered', '/paper', { number: samePaper });
}

function decide(
  command: IntakeCommand,
  state: IntakeState,
  context: IntakeContext,
): Decision<IntakeEvent, IntakeRefusalCode> {
  const { by } = context;
  switch (command.type) {
    case 'RegisterIntake': {
      if (state.exists) return refuse('IntakeRegisteredAlready');
      const { type: _, ...data } = command;
      return faultOf(command, context) ?? [{ type: 'IntakeRegistered', data: { ...data, by } }];
    }
    case 'EraseReporter':
      if (!state.exists || !takesInFor(state.unit, context)) return refuse('IntakeNotForRole');
      if (state.reporter.kind === 'anonymous') return refuse('ReporterAnonymous');
      if (state.reporter.kind === 'erased') return refuse('ReporterErasedAlready');
      return [{ type: 'ReporterErased', data: { by, ground: command.ground } }];
    default:
      return command satisfies never;
  }
}

/** 来件: what came in by letter, visit or call, and who reported it, sealed. */
export const intakeDecider: Decider<
  IntakeCommand,
  IntakeEvent,
  IntakeState,
  IntakeContext,
  IntakeRefusalCode
> = { initial: { exists: false }, decide, evolve: evolveIntake };
