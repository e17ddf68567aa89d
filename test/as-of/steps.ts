import { type Movements, type PastFile, pastQueries } from '@xiaohao/ledger';
import { addDays, dateInZone } from '@xiaohao/working-calendar';
import type { SeededRandom } from '../bench/ledger-data/random.js';
import { china, type Dated, onRecord } from './dated.js';
import { PresentLedger } from './ledger-of.js';
import { allSeeing, type Question } from './questions.js';

/** A step of a series: the last day before it and its own last day, `YYYY-MM-DD`. */
export interface Span {
  readonly after: string;
  readonly upTo: string;
}

/** What is told of a step. */
export interface StepTold {
  readonly cells: readonly unknown[];
  readonly total: number;
  readonly movements: Movements | null;
}

/** Which event moves a problem how: said again here, and not taken from the product. */
const movedBy = new Map<string, keyof Movements>([
  ['Identified', 'opened'],
  ['Closed', 'closed'],
  ['Reopened', 'reopened'],
  ['Withdrawn', 'withdrawn'],
  ['Merged', 'merged'],
]);

/** From a day before one event, or from its own day, to the day of another. */
export function someSpan(r: SeededRandom, events: readonly Dated[]): Span {
  const [first = '', last = ''] = [r.pick(events), r.pick(events)]
    .map((event) => dateInZone((event as Dated).recordedAt, china))
    .toSorted();
  return { after: r.chance(0.5) ? addDays(first, -1) : first, upTo: last };
}

/**
 * One ledger that takes in event after event; after each that moves a problem it is looked for in the list as that
 * event left it. Whose duty it is, what it says, and under what its unit stands, is as it was when the step ended.
 */
export function foldStep(
  events: readonly Dated[],
  { after, upTo }: Span,
  question: Question,
): StepTold & { readonly movements: Movements } {
  const { unit, person, text, ...plain } = question.filter;
  const before = onRecord(events, { kind: 'date', date: after });
  const within = onRecord(events, { kind: 'date', date: upTo }).slice(before.length);
  const ledger = new PresentLedger().take(before.map(({ raw }) => raw));
  const moved: { readonly name: keyof Movements; readonly problem: string }[] = [];
  for (const { raw } of within) {
    ledger.take([raw]);
    const name = movedBy.get(raw.type);
    const problem = raw.stream.replace('problem-', '');
    if (name !== undefined && ledger.found(plain, upTo).has(problem)) moved.push({ name, problem });
  }
  const atTheEnd = ledger.found(
    {
      ...(unit === undefined ? {} : { unit }),
      ...(person === undefined ? {} : { person }),
      ...(text === undefined ? {} : { text }),
    },
    upTo,
  );
  const { cells } = ledger.answer(question, upTo);
  ledger.close();
  const movements = { opened: 0, closed: 0, reopened: 0, withdrawn: 0, merged: 0 };
  for (const { name, problem } of moved) if (atTheEnd.has(problem)) movements[name] += 1;
  const total = (cells as readonly { readonly count: number }[]).reduce((sum, { count }) => sum + count, 0);
  return { cells, total, movements };
}

/** @param now the instant of asking, UTC */
export async function askStep(
  file: PastFile,
  span: Span,
  question: Question,
  now: string,
): Promise<StepTold> {
  const { by, filter } = question;
  const { cells, total, movements } = await pastQueries.stepAsOf(file, {
    ...span,
    now,
    by,
    filter,
    grant: allSeeing,
  });
  return { cells, total, movements };
}
