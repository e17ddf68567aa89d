import type { Grant } from '@xiaohao/access';
import { edgeProblem } from '@xiaohao/http';
import type { HistoryEntry, ProblemAsOf, ProblemDiff } from '@xiaohao/ledger';
import type { LedgerViews } from '../../views/index.js';
import { pastOf, refuseAhead } from './past-of.js';
import type { DiffQuery, HistoryQuery, PastQuery } from './past-query.js';

/** A page of a record as it is answered. */
export interface AnsweredHistory {
  readonly problem: string;
  readonly events: readonly HistoryEntry[];
  readonly next: string | null;
}

const usualPage = 1_000;

/** What was: everything that is asked of a problem's past is answered from its record alone. */
export class PastDesk {
  constructor(
    private readonly views: LedgerViews,
    private readonly now: () => string,
  ) {}

  /** The problem as it stood. @throws HttpProblem NotFound, NotYetThere, PointAhead, KnownAtOfRecord */
  async problem(problem: string, grant: Grant, { asOf, knownAt }: PastQuery): Promise<unknown> {
    const past = pastOf(asOf, knownAt, this.now());
    const found: ProblemAsOf | undefined = await this.views.ask('problemAsOf', { problem, grant, past });
    if (found === undefined) throw edgeProblem('NotFound');
    refuseAhead(past, found.head);
    const { document, entries, enteredLater } = found;
    if (document === null) throw edgeProblem('NotYetThere');
    const point = { asOf: asOf ?? 'now', ...(knownAt === undefined ? {} : { knownAt }) };
    return { ...document, past: { ...point, entries, enteredLater } };
  }

  /** @throws HttpProblem NotFound, PointAhead, KnownAtOfRecord */
  async history(
    problem: string,
    grant: Grant,
    { asOf, knownAt, from, limit }: HistoryQuery,
    documents = false,
  ): Promise<AnsweredHistory> {
    const past = pastOf(asOf, knownAt, this.now());
    const page = { ...(from === undefined ? {} : { from: String(from) }), limit: limit ?? usualPage };
    const found = await this.views.ask('history', { problem, grant, past, ...page, documents });
    if (found === undefined) throw edgeProblem('NotFound');
    refuseAhead(past, found.head);
    return { problem, events: found.entries, next: found.next };
  }

  /** @throws HttpProblem NotFound, PointAhead, KnownAtOfRecord */
  async diff(problem: string, grant: Grant, asked: DiffQuery): Promise<unknown> {
    const now = this.now();
    const from = pastOf(asked.from, asked.knownAt, now);
    const to = pastOf(asked.to, asked.knownAt, now);
    const found: ProblemDiff | undefined = await this.views.ask('problemDiff', { problem, grant, from, to });
    if (found === undefined) throw edgeProblem('NotFound');
    refuseAhead(from, found.head);
    refuseAhead(to, found.head);
    const { head: _, ...diff } = found;
    return { problem, ...diff };
  }
}
