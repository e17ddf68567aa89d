import { compareRevisions, type RecordedEvent } from '@xiaohao/event-log';
import { happenedFrom } from '../past/bound.js';
import { problemList } from '../problem-list/problem-list.js';
import { type ProblemRow, problem, problemPerson, problemText } from '../problem-list/problem-row.js';
import { problemOf } from '../reading-events/problem-events.js';
import { tokensOf } from '../search/tokens.js';
import { MemoryRows } from './memory-rows.js';
import { stillStands } from './past-tables.js';

/** A line of a problem over a stretch of both axes. */
export interface StatedLine {
  /** What happened before an instant `t` shows this line where `from < t <= to`. */
  readonly from: string;
  readonly to: string;
  /** Positions of the record: from this one on, until that one. */
  readonly at: number;
  readonly until: number;
  readonly row: ProblemRow;
  readonly people: readonly string[];
  /** What is searched of it, cut into tokens with a space on either side. */
  readonly words: string;
}

/** Stands behind every instant. */
const endOfTime = '~';

interface Open {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly rows: MemoryRows;
}

const [claim] = problemList.claims;

/** One event further, by the list's own handlers; what an event stands on may not have happened yet: then nothing. */
function oneFurther(before: MemoryRows, event: RecordedEvent): MemoryRows {
  const begun = before.get(problem, problemOf(event)) !== undefined;
  if (!begun && event.type !== 'Identified') return before;
  const rows = new MemoryRows(before);
  try {
    claim?.on?.[event.type]?.(event, rows);
    claim?.every?.(event, rows);
  } catch {
    // The list has taken it in where it stands in the record; what it changes there is not there yet here.
    return before;
  }
  return rows;
}

function lineOf({ from, to, at, rows }: Open, until: number): readonly StatedLine[] {
  const [row] = rows.all(problem);
  if (row === undefined || at === until) return [];
  const people = [...new Set(rows.all(problemPerson).map(({ person }) => person))];
  const texts = rows
    .all(problemText)
    .map(({ number, title, description, measures }) =>
      [number, title, description, ...Object.values(measures)].map(tokensOf).join(' . '),
    );
  return [{ from, to, at, until, row, people, words: ` ${texts.join(' . ')} ` }];
}

/**
 * Every line that one problem has at any point of both axes. An entry changes what is known of all times after it is
 * said to have happened, from its place in the record on: each stretch of time that it touches ends there and begins
 * anew, parted where the entry falls into it. The events are those that the list of problems has taken in.
 */
export function linesOnTwoAxes(events: readonly RecordedEvent[], zone: string): readonly StatedLine[] {
  let open: readonly Open[] = [{ from: '', to: endOfTime, at: 0, rows: new MemoryRows() }];
  const lines: StatedLine[] = [];
  const inOrder = events.toSorted((a, b) => compareRevisions(a.revision, b.revision));
  for (const event of inOrder) {
    const happened = happenedFrom(event, zone);
    const at = Number(event.position);
    open = open.flatMap((stretch): readonly Open[] => {
      if (stretch.to <= happened) return [stretch];
      const from = stretch.from < happened ? happened : stretch.from;
      lines.push(...lineOf({ ...stretch, from }, at));
      const later = { from, to: stretch.to, at, rows: oneFurther(stretch.rows, event) };
      return stretch.from < happened ? [{ ...stretch, to: happened }, later] : [later];
    });
  }
  return [...lines, ...open.flatMap((stretch) => lineOf(stretch, stillStands))];
}
