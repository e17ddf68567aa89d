import { addDays, isDate } from '@xiaohao/working-calendar';
import { administratorFault } from './administrators.js';
import { isOpen } from './appointments.js';
import { termFault } from './days.js';
import type { OrganisationContext, OrganisationDecision } from './deciding.js';
import type { Appointment, Organisation, Person } from './organisation.js';
import type { EndAppointment, PersonCommand, Post } from './person-commands.js';
import type { PersonEvent } from './person-events.js';
import { no, type OrganisationRefusal } from './refusals.js';

/** What is asked about people and their posts. */
export function decidePeople(
  command: PersonCommand,
  state: Organisation,
  context: OrganisationContext,
): OrganisationDecision {
  const { by } = context;
  if (command.type === 'RegisterPerson') {
    const { person, name } = command;
    if (state.people.has(person)) return no('PersonExists');
    return (
      postFault(command, [], state, context) ?? [
        { type: 'PersonEntered', data: { person, by, name } },
        appointed(person, command, context),
      ]
    );
  }
  const person = state.people.get(command.person);
  if (!person) return no('PersonUnknown');
  if (!person.active) return no('PersonHasLeft');
  switch (command.type) {
    case 'Appoint':
      return (
        postFault(command, person.appointments, state, context) ?? [appointed(person.id, command, context)]
      );
    case 'ReassignPerson': {
      const ended = endings(person, context);
      const rest = person.appointments.filter(({ until }) => until !== undefined && until < context.today);
      return postFault(command, rest, state, context) ?? [...ended, appointed(person.id, command, context)];
    }
    case 'EndAppointment':
      return end(command, person, context);
    case 'RecordDeparture':
      return [
        ...endings(person, context),
        { type: 'PersonLeft', data: { person: person.id, by, ground: command.ground, at: context.now } },
      ];
    default:
      return command satisfies never;
  }
}

function appointed(person: string, post: Post, { by, today }: OrganisationContext): PersonEvent {
  const { appointment, unit, department, profession, roles, from = today, until } = post;
  return {
    type: 'Appointed',
    data: {
      person,
      by,
      appointment,
      unit,
      ...(department === undefined ? {} : { department }),
      ...(profession === undefined ? {} : { profession }),
      roles,
      from,
      ...(until === undefined ? {} : { until }),
    },
  };
}

/** Every open post ends with yesterday, so that the next one begins today; one that began today gives no day. */
const endings = ({ id, appointments }: Person, { by, today }: OrganisationContext): readonly PersonEvent[] =>
  appointments
    .filter((held) => isOpen(held, today))
    .map((held) => ({
      type: 'AppointmentEnded',
      data: { person: id, by, appointment: held.id, lastDay: addDays(today, -1), recordedOn: today },
    }));

function end(
  { appointment, lastDay }: EndAppointment,
  { id: person, appointments }: Person,
  { by, today }: OrganisationContext,
): OrganisationDecision {
  const held = appointments.find(({ id }) => id === appointment);
  if (!held) return no('AppointmentUnknown');
  if (!isOpen(held, today)) return no('AppointmentOver');
  if (!isDate(lastDay)) return no('NotADay', '/lastDay', { date: lastDay });
  // The day before the first one: the post is taken back.
  if (held.from !== undefined && lastDay < addDays(held.from, -1))
    return no('EndsBeforeItBegins', '/lastDay', { from: held.from, until: lastDay });
  // An ending only shortens: a longer post is another one, which has to stand beside the others.
  if (held.until !== undefined && lastDay > held.until)
    return no('EndsAfterItsEnd', '/lastDay', { until: held.until });
  return [{ type: 'AppointmentEnded', data: { person, by, appointment, lastDay, recordedOn: today } }];
}

function postFault(
  post: Post,
  held: readonly Appointment[],
  state: Organisation,
  { today }: OrganisationContext,
): OrganisationRefusal | undefined {
  const { appointment, unit, roles, from = today, until } = post;
  const at = state.units.get(unit);
  if (!at) return no('UnitOfPersonUnknown', '/unit');
  if (at.closed) return no('UnitOfPersonClosed', '/unit');
  if (new Set(roles).size < roles.length) return no('RoleRepeated', '/roles');
  if (held.some(({ id }) => id === appointment)) return no('AppointmentExists');
  return termFault(from, until, today) ?? administratorFault({ ...post, from }, held);
}
