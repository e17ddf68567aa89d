import type { Grant, PartialGrant } from '@xiaohao/access';
import type { Bound, Rows } from './rows.js';

/** A grant as SQL: to be put into `WHERE`, its values before all others. */
export interface Scope {
  readonly sql: readonly string[];
  readonly values: readonly Bound[];
}

/** Ids of the units that a list in `$grant` names, and of all under them, as they stand now. */
const under = (list: string): string =>
  `SELECT id FROM (WITH RECURSIVE under(id) AS (${list} UNION SELECT u.id FROM unit u JOIN under ON u.parent = under.id) SELECT id FROM under)`;

const units = under(`SELECT value FROM json_each($grant, '$.units')`);
const within = under(`SELECT $grant ->> '$.within'`);
const person = `$grant ->> '$.person'`;
const duties = `SELECT ordinal FROM problem_person WHERE person = ${person}`;
const helping = `SELECT ordinal FROM problem_unit WHERE unit IN (${units})`;
const panels = `SELECT c.id FROM campaign c, json_each(c.panel) m WHERE m.value ->> '$.person' = ${person}`;

const bound = (grant: PartialGrant): readonly Bound[] => [{ $grant: JSON.stringify(grant) }];

/** What of `problem` under this alias a reader sees. Every query that tells of problems has this in its `WHERE`. */
export function scopeOf(grant: Grant, alias = 'p'): Scope {
  if (grant.kind === 'everything') return { sql: [], values: [] };
  const seen = `(${alias}.unit IN (${units}) OR ${alias}.ordinal IN (${duties}) OR ${alias}.ordinal IN (${helping}) OR ${alias}.campaign IN (${panels}))`;
  const limit = `${alias}.unit IN (${within})`;
  return { sql: grant.within === null ? [seen] : [seen, limit], values: bound(grant) };
}

/** The ordinals of what {@link scopeOf} lets through, from indexes alone: for a narrow grant the best beginning. */
export const seenOrdinals = `SELECT ordinal FROM problem WHERE unit IN (${units}) UNION ${duties} UNION ${helping} UNION SELECT ordinal FROM problem WHERE campaign IN (${panels})`;

/** Conditions as what follows a table; nothing where there are none. */
export const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;

/**
 * Whether there is a problem with this id that the reader sees. What is not there and what is not seen cost the
 * same: the scope is looked through for both.
 */
export function seesProblem(from: Rows, grant: Grant, id: string): boolean {
  const { sql, values } = scopeOf(grant);
  const seen = ['p.id IS NOT NULL', ...sql].join(' AND ');
  const found = from.one<{ seen: number | null }>(
    `SELECT ${seen} AS seen FROM (SELECT 1) LEFT JOIN problem p ON p.id = ?`,
    ...values,
    id,
  );
  return found?.seen === 1;
}
