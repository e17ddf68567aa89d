import type { DueItem, DueSource } from '@xiaohao/scheduling';
import type { LedgerViews } from '../views/index.js';

/** The to-do list as the views hold it. */
export const viewsSource = (views: LedgerViews): DueSource => ({
  due: (until: string, limit: number, after?: DueItem) =>
    views.ask('dueTodos', { until, limit, ...(after === undefined ? {} : { after }) }),
  next: (after: string) => views.ask('nextTodo', { after }),
});

const chase = 'chase_';
const mail = 'mail_';

/** The name under which the to-do list has a problem, and a person. */
export const todoOfProblem = (problem: string): string => `${chase}${problem}`;
export const todoOfPerson = (person: string): string => `${mail}${person}`;

/** What a name of the to-do list means. */
export function meantBy(id: string): { readonly kind: 'problem' | 'person'; readonly id: string } {
  if (id.startsWith(chase)) return { kind: 'problem', id: id.slice(chase.length) };
  if (id.startsWith(mail)) return { kind: 'person', id: id.slice(mail.length) };
  throw new Error(`nothing on the to-do list is called ${id}`);
}
