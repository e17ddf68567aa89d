import { heldRoleLabels, isOpen, type Organisation } from '@xiaohao/organisation';
import { RegisterPersonDto } from '../people.dto.js';
import { checkedRow, isFaulty } from './checked-row.js';
import { codeOfLabel, namesOf } from './code-of-label.js';
import { personColumns } from './columns.js';
import { rowFault } from './file-problem.js';
import type { Plan } from './plan.js';
import type { Row } from './read-csv.js';
import { settlePost } from './settle-post.js';
import { writeCsv } from './write-csv.js';

/** Everybody in office, one line for every post that is held or still to come. */
export const exportPeople = ({ people, units }: Organisation, today: string): string =>
  writeCsv(
    personColumns,
    [...people.values()].flatMap(({ id, name, active, appointments }) =>
      active
        ? appointments
            .filter((held) => isOpen(held, today))
            .map(({ unit, department, profession, roles, from, until }) => ({
              id,
              name,
              unit,
              unitName: units.get(unit)?.name,
              department,
              profession,
              roles: roles.map((role) => heldRoleLabels[role].zh).join('；'),
              from,
              until,
            }))
        : [],
    ),
  );

/**
 * Lines whose person is not there register one; lines whose post is not there appoint; lines that differ end the
 * post and give another; nothing is ever taken away. Without an id a person is known by name and unit.
 */
export async function planPeople(plan: Plan, rows: readonly Row[]): Promise<void> {
  const seen = new Map<string, number>();
  for (const row of rows) await planLine(plan, row, seen);
}

async function planLine(plan: Plan, row: Row, seen: Map<string, number>): Promise<void> {
  const { cells, line } = row;
  const { id, name, department, profession, from, until } = cells;
  const unit = unitOf(plan, row);
  if (unit === 'ambiguous') {
    plan.faults.push(rowFault(line, 'unitName', 'UnitAmbiguous'));
    return;
  }
  const given = (cells['roles'] ?? '').split(/[;；、,，]/).map((role) => role.trim());
  const roles = given.filter((role) => role !== '').map((role) => codeOfLabel(role, heldRoleLabels));
  if (roles.includes(undefined)) {
    plan.faults.push(rowFault(line, 'roles', 'LabelUnknown', { codes: namesOf(heldRoleLabels) }));
    return;
  }
  const content = Object.fromEntries(
    Object.entries({ name, unit, department, profession, roles, from, until }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const checked = await checkedRow(row, content, RegisterPersonDto);
  if (isFaulty(checked)) {
    plan.faults.push(...checked);
    return;
  }
  const key = JSON.stringify([id ?? checked.name, checked.unit, department ?? '', profession ?? '']);
  const before = seen.get(key);
  seen.set(key, line);
  if (before !== undefined) plan.faults.push(rowFault(line, 'name', 'LineRepeated', { line: before }));
  else settlePost(plan, row, checked);
}

/** The id of the unit that a line names; one that nobody knows is left for the register to refuse. */
function unitOf({ reached: { units } }: Plan, { cells }: Row): string | undefined {
  if (cells['unit'] !== undefined || cells['unitName'] === undefined) return cells['unit'];
  const named = [...units.values()].filter(({ name, closed }) => name === cells['unitName'] && !closed);
  return named.length > 1 ? 'ambiguous' : (named[0]?.id ?? nowhere);
}

/** An id that no unit has. */
const nowhere = '00000000-0000-7000-8000-000000000000';
