import type { StepAsOf } from '@xiaohao/ledger';
import { message } from '../messages.js';
import { countedValue } from './count-words.js';
import { table } from './table.js';
import type { Reader } from './value-in-words.js';

/** A step of a series as the server tells it, `YYYY-MM-DD`. */
export type Step = Omit<StepAsOf, 'place'> & { readonly from: string; readonly to: string };

/** All that the server tells of what moved within a step, in the order of the columns. */
const movements = ['opened', 'closed', 'reopened', 'withdrawn', 'merged'] as const;

/**
 * A step a line: the values that there ever were as columns, then what moved.
 * @param by the dimensions that were counted by
 */
export function seriesTable(steps: readonly Step[], by: readonly string[], reader: Reader): string {
  const { lang } = reader;
  const keys = [
    ...new Set(steps.flatMap(({ cells }) => cells.map(({ values }) => values.join('\n')))),
  ].sort();
  const title = (key: string): string =>
    key
      .split('\n')
      .map((value, at) => countedValue(by[at] ?? '', value, reader))
      .join(' · ');
  const moved = movements.map((name) => message(lang, name));
  return table(
    [message(lang, 'step'), ...keys.map(title), message(lang, 'all'), ...moved].map((text) => ({
      title: text,
    })),
    steps.map(({ from, to, cells, total, movements: within }) => [
      from === to ? to : `${from} – ${to}`,
      ...keys.map((key) => String(cells.find(({ values }) => values.join('\n') === key)?.count ?? 0)),
      String(total),
      ...movements.map((name) => (within === null ? '' : String(within[name]))),
    ]),
  );
}
