import type { Grant } from '@xiaohao/access';
import { edgeProblem } from '@xiaohao/http';
import type { HistoryEntry, ProblemAsOf, ProblemDiff, ProblemDocument } from '@xiaohao/ledger';
import type { Acts } from '../../identity/asked.js';
import type { LedgerViews } from '../../views/index.js';
import type { ProblemDesk } from '../problem-desk.js';
import { pastOf, refuseAhead } from './past-of.js';
import type { DiffQuery, HistoryQuery, PastQuery, ReplayQuery } from './past-query.js';

/** A page of a record as it is answered. */
export interface AnsweredHistory {
  readonly problem: string;
  /** `actions`: commands that the caller might have given after the entry; only where they were asked for. */
  readonly events: readonly (HistoryEntry & { readonly actions?: readonly string[] })[];
  readonly next: string | null;
}

/** A problem as it stood. */
export interface ProblemThen extends ProblemDocument {
  readonly past: Pick<ProblemAsOf, 'entries' | 'enteredLater'> & {
    /** As they were asked for. */
    readonly asOf: string;
    readonly knownAt?: string;
  };
}

const usualPage = 1_000;
const usualSteps = 50;

/** What was: everything that is asked of a problem's past is answered from its record alone. */
export class PastDesk {
  constructor(
    private readonly views: LedgerViews,
    private readonly problems: ProblemDesk,
    private readonly now: () => string,
  ) {}

  /** The problem as it stood. @throws HttpProblem NotFound, NotYetThere, PointAhead, KnownAtOfRecord */
  async problem(problem: string, grant: Grant, { asOf, knownAt }: PastQuery): Promise<ProblemThen> {
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

  /**
   * A page of the record with the whole problem after each entry, and with what the caller might have done then.
   * @throws HttpProblem NotFound, PointAhead, KnownAtOfRecord, ActionsOfRecord
   */
  async replay(
    problem: string,
    grant: Grant,
    acts: Acts,
    { limit = usualSteps, actions = false, ...query }: ReplayQuery,
  ): Promise<AnsweredHistory> {
    if (actions && query.knownAt !== undefined) throw edgeProblem('ActionsOfRecord');
    const page = await this.history(problem, grant, { ...query, limit }, true);
    if (!actions) return page;
    const along =
      acts.caller.kind === 'person'
        ? await this.problems.actionsAlong(problem, acts, page.events)
        : new Map<string, readonly string[]>();
    const events = page.events.map((entry) => ({ ...entry, actions: along.get(entry.revision) ?? [] }));
    return { ...page, events };
  }

  /** @throws HttpProblem NotFound, PointAhead, KnownAtOfRecord */
  async diff(problem: string, grant: Grant, asked: DiffQuery) {
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
