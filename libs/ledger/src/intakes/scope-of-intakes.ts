import type { Grant } from '@xiaohao/access';
import type { Rows } from '../asking/rows.js';
import { boundTo, restrictedUnits, type Scope, units, within } from '../asking/scope.js';

/** By a role that takes in: everywhere, or for some units and those under them. Nobody is cleared for an intake. */
function byRole({ restricted }: Grant): string | null {
  if (restricted.all) return '1';
  return restricted.units.length === 0 ? null : `i.unit IN (${restrictedUnits})`;
}

const limited = (grant: Grant, sql: string): Scope => {
  const limit = grant.kind === 'part' && grant.within !== null ? [`i.unit IN (${within})`] : [];
  const all = [sql, ...limit];
  return { sql: all, values: all.some((one) => one.includes('$grant')) ? boundTo(grant) : [] };
};

/** What of `intake i` a reader sees: an internal one as other matters of its unit, a restricted one by a role alone. */
export function scopeOfIntakes(grant: Grant): Scope {
  const role = byRole(grant);
  const internal = `i.secrecy = 'internal'`;
  const open = grant.kind === 'everything' ? internal : `(${internal} AND i.unit IN (${units}))`;
  return limited(grant, role === null ? open : `(${open} OR ${role})`);
}

/** Of which of `intake i` a reader may learn who reported: by a role alone, whatever the intake's secrecy is. */
export const scopeOfReporters = (grant: Grant): Scope => limited(grant, byRole(grant) ?? '0');

/** As `seesProblem`: what is not there and what is not seen cost the same. */
function sees(from: Rows, { sql, values }: Scope, id: string): boolean {
  const seen = ['i.id IS NOT NULL', ...sql].join(' AND ');
  const found = from.one<{ seen: number | null }>(
    `SELECT ${seen} AS seen FROM (SELECT 1) LEFT JOIN intake i ON i.id = ?`,
    ...values,
    id,
  );
  return found?.seen === 1;
}

export const seesIntake = (from: Rows, grant: Grant, id: string): boolean =>
  sees(from, scopeOfIntakes(grant), id);

export const seesReporter = (from: Rows, grant: Grant, id: string): boolean =>
  sees(from, scopeOfReporters(grant), id);
