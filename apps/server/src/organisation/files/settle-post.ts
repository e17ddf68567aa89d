import { type Appointment, isOpen, type Person, type SingleCommand } from '@xiaohao/organisation';
import { addDays } from '@xiaohao/working-calendar';
import type { RegisterPersonDto } from '../people.dto.js';
import { rowFault } from './file-problem.js';
import type { Plan } from './plan.js';
import type { Row } from './read-csv.js';

/** What one line of people leads to. */
export function settlePost(plan: Plan, row: Row, { name, ...post }: RegisterPersonDto): void {
  const { line, cells } = row;
  const person = personOf(plan, row, name, post.unit);
  const columns = {
    '': 'name',
    '/unit': cells['unit'] === undefined ? 'unitName' : 'unit',
    '/roles': 'roles',
    '/from': 'from',
    '/until': 'until',
    '/lastDay': 'until',
  };
  if (person === 'ambiguous') plan.faults.push(rowFault(line, 'name', 'PersonAmbiguous'));
  else if (person === 'unknown')
    plan.faults.push({
      line,
      column: 'id',
      code: 'PersonUnknown',
      zh: '人员不存在',
      en: 'The person is not known',
    });
  else if (person === undefined) {
    const ids = { person: plan.newId(), appointment: plan.newId() };
    plan.take(row, 'added', [{ type: 'RegisterPerson', ...ids, name, ...post }], columns);
  } else if (person.name !== name)
    plan.faults.push(rowFault(line, 'name', 'NameFixed', { name: person.name }));
  else {
    const held = postOf(plan, person, post);
    if (held?.from !== undefined && post.from !== undefined && post.from !== held.from)
      plan.faults.push(rowFault(line, 'from', 'FirstDayFixed', { date: held.from }));
    else if (held?.until !== undefined && post.until === undefined)
      plan.faults.push(rowFault(line, 'until', 'LastDayFixed', { date: held.until }));
    else {
      const commands = differences(plan, person.id, held, post);
      if (commands.length === 0) plan.unchanged += 1;
      else plan.take(row, 'changed', commands, columns);
    }
  }
}

type Post = Omit<RegisterPersonDto, 'name'>;

function personOf(
  { reached, context: { today } }: Plan,
  { cells: { id } }: Row,
  name: string,
  unit: string,
): Person | 'unknown' | 'ambiguous' | undefined {
  if (id !== undefined) return reached.people.get(id) ?? 'unknown';
  const found = [...reached.people.values()].filter(
    (person) =>
      person.active &&
      person.name === name &&
      person.appointments.some((held) => held.unit === unit && isOpen(held, today)),
  );
  return found.length > 1 ? 'ambiguous' : found[0];
}

/** The post that a line means: at its unit, in its department where the person has several there. */
function postOf({ context: { today } }: Plan, person: Person, post: Post): Appointment | undefined {
  const there = person.appointments.filter((held) => held.unit === post.unit && isOpen(held, today));
  return there.length > 1 ? there.find(({ department }) => department === post.department) : there[0];
}

function differences(
  { context: { today }, newId }: Plan,
  person: string,
  held: Appointment | undefined,
  post: Post,
): readonly SingleCommand[] {
  if (!held) return [{ type: 'Appoint', person, appointment: newId(), ...post }];
  const same =
    held.department === post.department &&
    held.profession === post.profession &&
    held.roles.toSorted().join() === post.roles.toSorted().join();
  const appointment = held.id;
  if (same)
    return held.until === post.until || post.until === undefined
      ? []
      : [{ type: 'EndAppointment', person, appointment, lastDay: post.until }];
  // The other post follows on this one: from today, or from the day that was set for it.
  const begins = held.from !== undefined && held.from > today ? held.from : today;
  const lastDay = addDays(begins, -1);
  const { from: _, ...next } = post;
  return [
    { type: 'EndAppointment', person, appointment, lastDay },
    { type: 'Appoint', person, appointment: newId(), ...next, from: begins },
  ];
}
