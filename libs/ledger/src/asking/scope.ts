import type { Grant } from '@xiaohao/access';
import { firstOfLetteredSeries } from '../problem-list/ordinal.js';
import type { Bound, Rows } from './rows.js';

/** A grant as SQL: to be put into `WHERE`, its values before all others. */
export interface Scope {
  readonly sql: readonly string[];
  readonly values: readonly Bound[];
  /** Ordinals of what may be let through, from indexes alone: for a narrow grant the best beginning. */
  readonly ordinals?: string;
}

/** Ids of the units that a list in `$grant` names, and of all under them, as they stand now. */
const under = (list: string): string =>
  `SELECT id FROM (WITH RECURSIVE under(id) AS (${list} UNION SELECT u.id FROM unit u JOIN under ON u.parent = under.id) SELECT id FROM under)`;

export const units = under(`SELECT value FROM json_each($grant, '$.units')`);
export const within = under(`SELECT $grant ->> '$.within'`);
const person = `$grant ->> '$.person'`;
const duties = `SELECT ordinal FROM problem_person WHERE person = ${person}`;
const helping = `SELECT ordinal FROM problem_unit WHERE unit IN (${units})`;
const panels = `SELECT c.id FROM campaign c, json_each(c.panel) m WHERE m.value ->> '$.person' = ${person}`;

/** Of restricted matters: the units of a role, and what somebody was cleared for. */
export const restrictedUnits = under(`SELECT value FROM json_each($grant, '$.restricted.units')`);
const clearances = `SELECT ordinal FROM problem_clearance WHERE person = $grant ->> '$.restricted.person'`;

/** Restricted problems have numbers of their own, so that their place alone tells them, from any index. */
const isOpen = (alias: string): string => `+${alias}.ordinal < ${firstOfLetteredSeries}`;

/** By what a matter may be let through: any of one list, and within the limit where there is one. */
interface Parts {
  /** For what is not restricted. */
  readonly open: readonly string[];
  /** For what is. */
  readonly restricted: readonly string[];
  readonly limit: string | null;
}

function partsOf(grant: Grant, alias: string): Parts {
  const restricted = restrictedParts(grant, alias);
  if (grant.kind === 'everything') return { open: ['1'], restricted, limit: null };
  const open = [
    `${alias}.unit IN (${units})`,
    `${alias}.ordinal IN (${duties})`,
    `${alias}.ordinal IN (${helping})`,
    `${alias}.campaign IN (${panels})`,
  ];
  return { open, restricted, limit: grant.within === null ? null : `${alias}.unit IN (${within})` };
}

/** What is seen of restricted matters; nothing where there can be none. */
function restrictedParts({ restricted }: Grant, alias: string): readonly string[] {
  if (restricted.all) return [`+${alias}.ordinal >= ${firstOfLetteredSeries}`];
  if (restricted.person === null) return [];
  const cleared = `+${alias}.ordinal IN (${clearances})`;
  const ofUnits = `(+${alias}.ordinal >= ${firstOfLetteredSeries} AND ${alias}.unit IN (${restrictedUnits}))`;
  return restricted.units.length === 0 ? [cleared] : [cleared, ofUnits];
}

/** The value that the texts above name. */
export const boundTo = (grant: Grant): readonly Bound[] => [{ $grant: JSON.stringify(grant) }];

const boundIn = (grant: Grant, sql: string): readonly Bound[] =>
  sql.includes('$grant') ? boundTo(grant) : [];

/** What of `problem` under this alias a reader sees. Every query that tells of problems has this in its `WHERE`. */
export function scopeOf(grant: Grant, alias = 'p'): Scope {
  const { open, restricted, limit } = partsOf(grant, alias);
  const ofOpen =
    grant.kind === 'everything' ? isOpen(alias) : `(${isOpen(alias)} AND (${open.join(' OR ')}))`;
  const seen = restricted.length === 0 ? ofOpen : `(${[ofOpen, ...restricted].join(' OR ')})`;
  const sql = limit === null ? [seen] : [seen, limit];
  return {
    sql,
    values: boundIn(grant, sql.join()),
    ...(grant.kind === 'everything'
      ? {}
      : { ordinals: [seenOrdinals, ...restrictedOrdinals(grant)].join(' UNION ') }),
  };
}

const seenOrdinals = `SELECT ordinal FROM problem WHERE unit IN (${units}) UNION ${duties} UNION ${helping} UNION SELECT ordinal FROM problem WHERE campaign IN (${panels})`;

const restrictedOrdinals = ({ restricted }: Grant): readonly string[] => {
  if (restricted.all) return [`SELECT ordinal FROM problem WHERE ordinal >= ${firstOfLetteredSeries}`];
  if (restricted.person === null) return [];
  const ofUnits = `SELECT ordinal FROM problem WHERE unit IN (${restrictedUnits})`;
  return restricted.units.length === 0 ? [clearances] : [clearances, ofUnits];
};

/** Conditions as what follows a table; nothing where there are none. */
export const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;

/**
 * Conditions joined so that all of them are worked out whatever the first one says: SQLite leaves out the rest of an
 * `AND` or `OR` whose outcome is known, and the time that it takes would tell.
 */
export const allOf = (sql: readonly string[]): string => joined(sql, ' & ');
export const anyOf = (sql: readonly string[]): string => joined(sql, ' | ');
const joined = (sql: readonly string[], by: string): string =>
  `(${sql.map((one) => `ifnull((${one}), 0)`).join(by)})`;

/** As {@link partsOf}, asked of one row `p`: by the index for this very row, however many matters the reader has. */
function partsOfRow(grant: Grant): Parts {
  const { open, restricted, limit } = partsOf(grant, 'p');
  const helps = `EXISTS (SELECT 1 FROM problem_unit h WHERE h.ordinal = p.ordinal AND h.unit IN (${units}))`;
  const ofOpen = [
    `p.unit IN (${units})`,
    `EXISTS (SELECT 1 FROM problem_person d WHERE d.person = ${person} AND d.ordinal = p.ordinal)`,
    helps,
    `EXISTS (SELECT 1 FROM campaign c, json_each(c.panel) m WHERE c.id = p.campaign AND m.value ->> '$.person' = ${person})`,
  ];
  const cleared = `EXISTS (${clearances} AND ordinal = p.ordinal)`;
  return {
    open: grant.kind === 'everything' ? open : ofOpen,
    restricted: restricted.map((one) => (one.includes('problem_clearance') ? cleared : one)),
    limit,
  };
}

/**
 * Whether there is a problem with this id that the reader sees. What is not there and what is not seen cost the
 * same: where there is none, another row is held against the whole scope in its place.
 */
export function seesProblem(from: Rows, grant: Grant, id: string): boolean {
  if (plainlySees(from, grant, id)) return true;
  const { open, restricted, limit } = partsOfRow(grant);
  const seen = anyOf([allOf([isOpen('p'), anyOf(open)]), ...restricted]);
  const sql = allOf(['p.id = ?', seen, ...(limit === null ? [] : [limit])]);
  const found = from.one<{ seen: number }>(
    `WITH asked(own, other) AS MATERIALIZED (SELECT (SELECT ordinal FROM problem WHERE id = ?), (SELECT max(ordinal) FROM problem)) SELECT ${sql} AS seen FROM asked CROSS JOIN problem p ON p.ordinal = ifnull(own, other)`,
    ...boundIn(grant, sql),
    id,
    id,
  );
  return found?.seen === 1;
}

/**
 * What most commands are about, at the cost of one row: an open problem of everything, or of a unit that the grant
 * names itself. It says yes or leaves it to the scope; there is a row to look at for an id that nobody has, too.
 */
function plainlySees(from: Rows, grant: Grant, id: string): boolean {
  const row = from.one<{ id: string; ordinal: number; unit: string }>(
    'SELECT id, ordinal, unit FROM problem WHERE ordinal = ifnull((SELECT ordinal FROM problem WHERE id = ?), (SELECT max(ordinal) FROM problem))',
    id,
  );
  if (row?.id !== id || row.ordinal >= firstOfLetteredSeries) return false;
  if (grant.kind === 'everything') return true;
  return grant.within === null && grant.units.includes(row.unit);
}
