import type { RecordedEvent } from '@xiaohao/event-log';
import type { Handler, RowStore, StreamClaim, View } from '@xiaohao/projection-runtime';
import { chinaTime } from '@xiaohao/working-calendar';
import { campaigns } from '../campaigns/campaigns.js';
import { organisation } from '../organisation/organisation.js';
import { happenedFrom } from '../past/bound.js';
import { problemList } from '../problem-list/problem-list.js';
import { problem } from '../problem-list/problem-row.js';
import { mustBeThere, problemOf } from '../reading-events/problem-events.js';
import { tokensOf } from '../search/tokens.js';
import { KeepingRows } from './keeping-rows.js';
import {
  leanProblem,
  type PastText,
  pastPerson,
  pastProblem,
  pastText,
  pastUnit,
  statedProblem,
  stillStands,
} from './past-tables.js';

const keeping =
  (handler: Handler): Handler =>
  (event, rows) =>
    handler(event, new KeepingRows(rows, event));

/** The same claim; what its handlers write over is kept. */
const keepingClaim = ({ on = {}, every, ...claim }: StreamClaim): StreamClaim => ({
  ...claim,
  on: Object.fromEntries(Object.entries(on).map(([type, handler]) => [type, handler && keeping(handler)])),
  ...(every === undefined ? {} : { every }),
});

/**
 * After the list's own handlers: the line as this event has left it, beside all that it was before.
 * @throws RangeError where the time at which it is said to have happened is no time
 */
function keepLine(event: RecordedEvent, store: RowStore, touch: Handler | undefined): void {
  const rows = new KeepingRows(store, event);
  const id = problemOf(event);
  // Until it is touched the row stands at the event before, but for the first one, which begins it.
  const before = mustBeThere(rows.get(problem, id), 'problem', id).position;
  touch?.(event, rows);
  const row = mustBeThere(rows.get(problem, id), 'problem', id);
  rows.put(pastProblem, {
    ...row,
    at: Number(event.position),
    previous: before === event.position ? null : Number(before),
    cause: event.type,
    until: stillStands,
  });
  if (event.metadata.happenedAt === undefined) return;
  // Throws where it is no time, so that the stream is parked here and the lines on two axes never see it.
  happenedFrom(event, chinaTime);
  rows.put(statedProblem, { ordinal: row.ordinal, id });
}

/** The list of problems with every row that it ever had. */
export const pastList: View = {
  name: 'past-list',
  version: problemList.version * 1_000 + 2,
  claims: problemList.claims.map((claim) => ({
    ...keepingClaim(claim),
    every: (event, rows) => keepLine(event, rows, claim.every),
  })),
  tables: [
    ...problemList.tables.filter((table) => table !== problem),
    leanProblem,
    pastProblem,
    pastPerson,
    pastText,
    statedProblem,
  ],
  search: [
    {
      name: 'past_search',
      table: pastText,
      columns: ['number', 'title', 'description', 'measure'],
      tokens: ({ number, title, description, measure }: PastText) =>
        [number, title, description, measure].map(tokensOf),
    },
  ],
};

/** Units with what they ever stood under. */
const pastOrganisation: View = {
  ...organisation,
  name: 'past-organisation',
  version: organisation.version * 1_000 + 1,
  claims: organisation.claims.map(keepingClaim),
  tables: [...organisation.tables, pastUnit],
};

/**
 * What the ledger as of a point is answered from: the views of the present, fold by fold, which keep what they
 * write over. They lie in a file of their own, built in the order of the log when somebody first asks.
 */
export const pastViews: readonly View[] = [pastList, pastOrganisation, campaigns];
