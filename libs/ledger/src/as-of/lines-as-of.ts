import type { Grant } from '@xiaohao/access';
import type { Bound } from '../asking/rows.js';
import { scopeOf, where } from '../asking/scope.js';
import { conditionsOf } from '../problem-list/conditions.js';
import type { ProblemFilter } from '../problem-list/filter.js';
import { expressionOf, type Term, termsOf } from '../search/phrase.js';
import type { PastFile } from './past-file.js';
import type { Place } from './place.js';

/** SQL with the values that it is bound to. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly Bound[];
}

/** Where lines of a point lie, and how they are found there by what is not in the line itself. */
interface Part {
  readonly from: string;
  readonly conditions: readonly Sql[];
  /** By which the whole line is found again. */
  readonly ref: string;
  person(id: string): Sql;
  text(term: Term): Sql;
}

/** Units under one, as they stood at a position. */
const unitsUnder =
  'SELECT id FROM (WITH RECURSIVE under(id) AS (VALUES (?) UNION SELECT u.id FROM past_unit u JOIN under ON u.parent = under.id WHERE u.at <= ? AND NOT EXISTS (SELECT 1 FROM past_unit n WHERE n.id = u.id AND n.at > u.at AND n.at <= ?)) SELECT id FROM under)';

const personAt = (at: number) => (id: string) => ({
  sql: 'p.ordinal IN (SELECT d.ordinal FROM past_person d WHERE d.person = ? AND d.at <= ? AND NOT EXISTS (SELECT 1 FROM past_person n WHERE n.ordinal = d.ordinal AND n.duty = d.duty AND n.at > d.at AND n.at <= ?))',
  values: [id, at, at],
});

const textAt = (at: number) => (term: Term) => ({
  sql: 'p.ordinal IN (SELECT t.ordinal FROM past_search s JOIN past_text t ON t.at = s.rowid WHERE past_search MATCH ? AND t.at <= ? AND NOT EXISTS (SELECT 1 FROM past_text n WHERE n.ordinal = t.ordinal AND n.part = t.part AND n.at > t.at AND n.at <= ?))',
  values: [expressionOf(term), at, at],
});

const statedPerson = (id: string) => ({
  sql: 'EXISTS (SELECT 1 FROM json_each(p.people) d WHERE d.value = ?)',
  values: [id],
});

const statedText = ({ tokens, open }: Term) => ({
  sql: 'instr(p.words, ?) > 0',
  values: [` ${tokens.join(' ')}${open ? '' : ' '}`],
});

/** The sheet before the place, and the rows since. */
function partsOf({ ledger }: PastFile, { plainly, position, happenedBefore }: Place): readonly Part[] {
  const sheet = Number(
    ledger.one<{ position: number }>(
      'SELECT max(position) AS position FROM sheet WHERE position <= ?',
      plainly,
    )?.position ?? 0,
  );
  const plain = { person: personAt(plainly), text: textAt(plainly), ref: 'p.at' };
  const apart: readonly Sql[] =
    happenedBefore === null
      ? []
      : [{ sql: 'p.ordinal NOT IN (SELECT ordinal FROM stated_problem)', values: [] }];
  const onSheet = { sql: 'p.sheet = ? AND p.until > ?', values: [sheet, plainly] };
  const since = { sql: 'p.at > ? AND p.at <= ? AND p.until > ?', values: [sheet, plainly, plainly] };
  const parts: readonly Part[] = [
    { ...plain, from: 'sheet_row p', conditions: [onSheet, ...apart] },
    { ...plain, from: 'past_problem p', conditions: [since, ...apart] },
  ];
  if (happenedBefore === null) return parts;
  const onBoth = {
    sql: 'p.at <= ? AND p.until > ? AND p.happenedFrom < ? AND p.happenedTo >= ?',
    values: [position, position, happenedBefore, happenedBefore],
  };
  const stated = { from: 'stated_line p', conditions: [onBoth], ref: '-p.line' };
  return [...parts, { ...stated, person: statedPerson, text: statedText }];
}

/** What is asked of the lines of one place. */
export interface AskedLines {
  /** Overdue on the day of the place. */
  readonly filter: ProblemFilter;
  readonly grant: Grant;
}

/** Conditions of the reader's scope and of the filter on a part; null where no text can be found. */
function conditionsOn(place: Place, part: Part, { filter, grant }: AskedLines): readonly Sql[] | null {
  const { unit, person, text, ...plain } = filter;
  const terms = text === undefined ? [] : termsOf(text);
  if (text !== undefined && terms.length === 0) return null;
  return [
    ...part.conditions,
    { sql: scopeOf(grant).sql.join(' AND '), values: [] },
    ...conditionsOf(plain, place.day),
    ...(unit === undefined
      ? []
      : [{ sql: `p.unit IN (${unitsUnder})`, values: [unit, place.plainly, place.plainly] }]),
    ...(person === undefined ? [] : [part.person(person)]),
    ...terms.map((term) => part.text(term)),
  ];
}

function selectFrom(
  parts: readonly Part[],
  place: Place,
  asked: AskedLines,
  [select, group]: readonly [string, string],
): Sql | null {
  const found: Sql[] = [];
  for (const part of parts) {
    const conditions = conditionsOn(place, part, asked);
    if (conditions === null) return null;
    found.push({
      sql: `SELECT ${select.replaceAll('$ref', part.ref)} FROM ${part.from}${where(conditions.map(({ sql }) => sql))}${group}`,
      values: conditions.flatMap(({ values }) => values),
    });
  }
  return {
    sql: found.map(({ sql }) => sql).join(' UNION ALL '),
    values: [...scopeOf(asked.grant).values, ...found.flatMap(({ values }) => values)],
  };
}

/**
 * `SELECT … FROM` every part of the lines at a place that the filter finds and the reader may see today, one after
 * the other; what is selected names the line as `p`, and `ref` as `$ref`. Null where no text can be found.
 *
 * A problem's unit, its campaign and its number are settled when it is registered, so that the scope of today says
 * of a past line what it says of the present one.
 */
export const linesAsOf = (file: PastFile, place: Place, asked: AskedLines, select: string): Sql | null =>
  selectFrom(partsOf(file, place), place, asked, [select, '']);

/** The same of the lines as certain events have left them, recorded after one place and up to another. */
export function linesBetween(
  before: Place,
  place: Place,
  causes: readonly string[],
  asked: AskedLines,
  [select, group]: readonly [string, string],
): Sql | null {
  const among = {
    sql: `p.cause IN (${causes.map((cause) => `'${cause}'`).join(', ')}) AND p.at > ? AND p.at <= ?`,
    values: [before.position, place.position],
  };
  const part = {
    from: 'past_problem p INDEXED BY past_problem_by_cause_at',
    conditions: [among],
    ref: 'p.at',
    person: personAt(place.plainly),
    text: textAt(place.plainly),
  };
  return selectFrom([part], place, asked, [select, group]);
}
