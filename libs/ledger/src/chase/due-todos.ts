import type { Ledger } from '../asking/ledger.js';

/** Something to be looked at again: `chase_<problem>` or `mail_<person>`, and from when. */
export interface DueTodo {
  readonly id: string;
  readonly dueAt: string;
}

/** Where each half goes on after a row of the whole: ids of problems sort before those of people. */
function placesOf(after: DueTodo | undefined): readonly [at: string, problem: string, person: string] {
  if (after === undefined) return ['', '', ''];
  const { dueAt, id } = after;
  return id.startsWith('chase_')
    ? [dueAt, id.slice('chase_'.length), '']
    : [dueAt, '~', id.slice('mail_'.length)];
}

/** The to-do list as the triggers read it, by instant and id; each id once an instant. */
export function dueTodos(
  ledger: Pick<Ledger, 'all'>,
  { until, limit, after }: { readonly until: string; readonly limit: number; readonly after?: DueTodo },
): readonly DueTodo[] {
  const [at, problem, person] = placesOf(after);
  // Each half is walked along its index from where the last page ended, and no further than this page can need.
  return ledger.all<DueTodo>(
    `SELECT id, dueAt FROM (
       SELECT * FROM (SELECT DISTINCT 'chase_' || problem AS id, at AS dueAt FROM todo
         WHERE at <= ?1 AND (at, problem) > (?3, ?4) ORDER BY at, problem LIMIT ?2)
       UNION ALL
       SELECT * FROM (SELECT 'mail_' || person AS id, nextAt AS dueAt FROM mail_receiver
         WHERE nextAt IS NOT NULL AND nextAt <= ?1 AND (nextAt, person) > (?3, ?5)
         ORDER BY nextAt, person LIMIT ?2)
     ) ORDER BY dueAt, id LIMIT ?2`,
    until,
    limit,
    at,
    problem,
    person,
  );
}

/** The first instant after this one at which something is due. */
export function nextTodo(ledger: Ledger, { after }: { readonly after: string }): string | null {
  const { chase, mail } = ledger.one<{ chase: string | null; mail: string | null }>(
    `SELECT (SELECT min(at) FROM todo WHERE at > ?1) AS chase,
       (SELECT min(nextAt) FROM mail_receiver WHERE nextAt IS NOT NULL AND nextAt > ?1) AS mail`,
    after,
  ) ?? { chase: null, mail: null };
  if (chase === null || mail === null) return chase ?? mail;
  return chase < mail ? chase : mail;
}
