import type { PlannedItem } from '@xiaohao/chase';
import { table, type View } from '@xiaohao/projection-runtime';
import { chasedProblem, onChases } from './on-chases.js';

/** One thing that the clock will do. */
export interface TodoRow {
  readonly problem: string;
  /** Place in the problem's plan, from 0. */
  readonly place: number;
  readonly at: string;
  readonly rule: string;
  readonly subject: string;
  readonly obligation: string;
  readonly dueOn: string;
  readonly dueInstant: string;
  readonly provisional: boolean;
  readonly plannedAt: string;
}

export const todo = table<TodoRow>({
  name: 'todo',
  columns: {
    problem: 'text',
    place: 'integer',
    at: 'text',
    rule: 'text',
    subject: 'text',
    obligation: 'text',
    dueOn: 'text',
    dueInstant: 'text',
    provisional: 'boolean',
    plannedAt: 'text',
  },
  key: ['problem', 'place'],
  indexes: [{ columns: ['at', 'problem'] }],
});

interface TodoSizeRow {
  readonly problem: string;
  readonly size: number;
}

/** How many rows a problem's plan has: what has to be taken away when the next one comes. */
const todoSize = table<TodoSizeRow>({
  name: 'todo_size',
  columns: { problem: 'text', size: 'integer' },
  key: ['problem'],
});

const rowOf = (problem: string, item: PlannedItem, place: number, plannedAt: string): TodoRow => {
  const { at, rule, subject, obligation, dueOn, dueInstant, provisional } = item;
  return { problem, place, at, rule, subject, obligation, dueOn, dueInstant, provisional, plannedAt };
};

/** What is due when: the latest plan of every problem. */
export const todos: View = {
  name: 'todos',
  version: 1,
  claims: [
    onChases({
      ChasePlanned(event, rows) {
        const problem = chasedProblem(event);
        const { items } = event.data;
        const before = rows.get(todoSize, problem)?.size ?? 0;
        items.forEach((item, place) => {
          rows.put(todo, rowOf(problem, item, place, event.metadata.recordedAt));
        });
        for (let place = items.length; place < before; place += 1) rows.delete(todo, problem, place);
        rows.put(todoSize, { problem, size: items.length });
      },
    }),
  ],
  tables: [todo, todoSize],
};
