import {
  type Organisation,
  type SingleCommand,
  type Unit,
  unitKindLabels,
  unitLevelLabels,
} from '@xiaohao/organisation';
import { RegisterUnitDto } from '../units.dto.js';
import { checkedRow, isFaulty } from './checked-row.js';
import { codeOfLabel, namesOf } from './code-of-label.js';
import { unitColumns } from './columns.js';
import { rowFault } from './file-problem.js';
import type { Plan } from './plan.js';
import type { Row } from './read-csv.js';
import type { RowFault } from './row-faults.js';
import { writeCsv } from './write-csv.js';

/** Every unit, those that have ended too. */
export const exportUnits = ({ units }: Organisation): string =>
  writeCsv(
    unitColumns,
    [...units.values()].map(({ id, name, kind, parent, level, field, trade, closed }) => ({
      id,
      name,
      kind: unitKindLabels[kind].zh,
      parent,
      parentName: parent === undefined ? undefined : units.get(parent)?.name,
      level: level === undefined ? undefined : unitLevelLabels[level].zh,
      field,
      trade,
      state: closed ? '已撤并' : '在册',
    })),
  );

/**
 * Lines that are not there become units; lines that differ rename, move or describe; nothing is ever taken away.
 * A line may name a parent that comes later in the file.
 */
export async function planUnits(plan: Plan, rows: readonly Row[]): Promise<void> {
  const seen: LinesOfUnits = new Map();
  let waiting = rows;
  for (;;) {
    const later: Row[] = [];
    for (const row of waiting)
      if (mayComeLater(plan, row)) later.push(row);
      else await planUnit(plan, row, seen);
    if (later.length === waiting.length) {
      for (const row of later) plan.faults.push(...labelsIn(row).faults, parentUnknown(row.line));
      return;
    }
    waiting = later;
  }
}

const mayComeLater = ({ reached }: Plan, { cells }: Row): boolean =>
  cells['parent'] === undefined &&
  cells['parentName'] !== undefined &&
  openNamed(reached, cells['parentName']).length === 0 &&
  !reached.units.get(cells['id'] ?? '')?.closed;

const openNamed = ({ units }: Organisation, name: string): readonly Unit[] =>
  [...units.values()].filter((unit) => unit.name === name && !unit.closed);

/** By the id of a unit: the line that has spoken of it. */
type LinesOfUnits = Map<string, number>;

async function planUnit(plan: Plan, row: Row, seen: LinesOfUnits): Promise<void> {
  const { cells, line } = row;
  const known = cells['id'] === undefined ? undefined : plan.reached.units.get(cells['id']);
  if (cells['id'] !== undefined && known === undefined) {
    plan.faults.push(unitUnknown(line));
    return;
  }
  const named =
    cells['parentName'] === undefined || cells['parent'] !== undefined || known?.closed
      ? []
      : openNamed(plan.reached, cells['parentName']);
  if (named.length > 1) {
    plan.faults.push(rowFault(line, 'parentName', 'ParentAmbiguous'));
    return;
  }
  const parent = cells['parent'] ?? named[0]?.id ?? (known?.closed ? known.parent : undefined);
  const { name, field, trade } = cells;
  const { kind, level, faults } = labelsIn(row);
  if (faults.length > 0) plan.faults.push(...faults);
  else {
    const content = Object.fromEntries(
      Object.entries({ name, parent, field, trade, kind, level }).filter(([, value]) => value !== undefined),
    );
    const checked = await checkedRow(row, content, RegisterUnitDto);
    if (isFaulty(checked)) plan.faults.push(...checked);
    else {
      const unit = known ?? unitNamed(plan.reached, checked);
      const before = unit && seen.get(unit.id);
      // Two lines may want different things of it: neither is taken for a correction of the other.
      if (before !== undefined) plan.faults.push(rowFault(line, 'name', 'LineRepeated', { line: before }));
      else seen.set(settle(plan, row, unit, checked), line);
    }
  }
}

/** The codes of what a line says in words, and which words are none. */
function labelsIn({ cells, line }: Row) {
  const kind = codeOfLabel(cells['kind'] ?? '', unitKindLabels);
  const level = cells['level'] && codeOfLabel(cells['level'], unitLevelLabels);
  const faults: RowFault[] = [];
  if (cells['kind'] !== undefined && kind === undefined)
    faults.push(rowFault(line, 'kind', 'LabelUnknown', { codes: namesOf(unitKindLabels) }));
  if (cells['level'] !== undefined && level === undefined)
    faults.push(rowFault(line, 'level', 'LabelUnknown', { codes: namesOf(unitLevelLabels) }));
  return { kind, level, faults };
}

const parentUnknown = (line: number): RowFault => ({
  line,
  column: 'parentName',
  code: 'ParentUnknown',
  zh: '上级单位不存在',
  en: 'The parent unit is not known',
});

const unitUnknown = (line: number) =>
  ({ line, column: 'id', code: 'UnitUnknown', zh: '单位不存在', en: 'The unit is not known' }) as const;

const unitNamed = ({ units }: Organisation, { name, parent }: RegisterUnitDto): Unit | undefined =>
  [...units.values()].find((unit) => unit.name === name && unit.parent === parent && !unit.closed);

/** The id of the unit that the line is about. */
function settle(plan: Plan, row: Row, known: Unit | undefined, content: RegisterUnitDto): string {
  const unit = known?.id ?? plan.newId();
  const columns = { '': 'name', '/parent': row.cells['parent'] === undefined ? 'parentName' : 'parent' };
  if (!known) {
    plan.take(row, 'added', [{ type: 'RegisterUnit', unit, ...content }], columns);
    return unit;
  }
  const commands = differences(known, content);
  if (commands.length === 0) plan.unchanged += 1;
  else plan.take(row, 'changed', commands, columns);
  return unit;
}

function differences(
  known: Unit,
  { name, parent, ...description }: RegisterUnitDto,
): readonly SingleCommand[] {
  const unit = known.id;
  const described = (['kind', 'level', 'field', 'trade'] as const).every(
    (part) => known[part] === description[part],
  );
  return [
    ...(known.name === name ? [] : [{ type: 'RenameUnit', unit, name } as const]),
    ...(known.parent === parent || parent === undefined ? [] : [{ type: 'MoveUnit', unit, parent } as const]),
    ...(described ? [] : [{ type: 'DescribeUnit', unit, ...description } as const]),
  ];
}
