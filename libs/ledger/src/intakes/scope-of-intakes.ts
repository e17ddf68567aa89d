import type { Grant } from '@xiaohao/access';
import type { Rows } from '../asking/rows.js';
import { allOf, anyOf, boundTo, restrictedUnits, type Scope, units, within } from '../asking/scope.js';

/** By a role that takes in: everywhere, or for some units and those under them. Nobody is cleared for an intake. */
function byRole({ restricted }: Grant): string | null {
  if (restricted.all) return '1';
  return restricted.units.length === 0 ? null : `i.unit IN (${restrictedUnits})`;
}

const internal = `i.secrecy = 'internal'`;

const limitOf = (grant: Grant): readonly string[] =>
  grant.kind === 'part' && grant.within !== null ? [`i.unit IN (${within})`] : [];

const limited = (grant: Grant, sql: string): Scope => {
  const all = [sql, ...limitOf(grant)];
  return { sql: all, values: all.some((one) => one.includes('$grant')) ? boundTo(grant) : [] };
};

/** What of `intake i` a reader sees: an internal one as other matters of its unit, a restricted one by a role alone. */
export function scopeOfIntakes(grant: Grant): Scope {
  const role = byRole(grant);
  const open = grant.kind === 'everything' ? internal : `(${internal} AND i.unit IN (${units}))`;
  return limited(grant, role === null ? open : `(${open} OR ${role})`);
}

/** As `seesProblem`: where there is none, another row is held against the whole scope in its place. */
function sees(from: Rows, parts: readonly string[], grant: Grant, id: string): boolean {
  const sql = allOf(['i.id = ?', ...parts]);
  const found = from.one<{ seen: number }>(
    `WITH asked(own, other) AS MATERIALIZED (SELECT (SELECT id FROM intake WHERE id = ?), (SELECT max(id) FROM intake)) SELECT ${sql} AS seen FROM asked CROSS JOIN intake i ON i.id = ifnull(own, other)`,
    ...(sql.includes('$grant') ? boundTo(grant) : []),
    id,
    id,
  );
  return found?.seen === 1;
}

export function seesIntake(from: Rows, grant: Grant, id: string): boolean {
  const open = grant.kind === 'everything' ? '1' : `i.unit IN (${units})`;
  const seen = anyOf([allOf([internal, open]), byRole(grant) ?? '0']);
  return sees(from, [seen, ...limitOf(grant)], grant, id);
}

export const seesReporter = (from: Rows, grant: Grant, id: string): boolean =>
  sees(from, [byRole(grant) ?? '0', ...limitOf(grant)], grant, id);
