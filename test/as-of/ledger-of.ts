import { Ledger, ledgerQueries, type ProblemFilter, type ProblemLine } from '@xiaohao/ledger';
import { createSchema, openToWrite, Projector, type RawEvent } from '@xiaohao/projection-runtime';
import { campaigns } from '../../libs/ledger/src/campaigns/campaigns.js';
import { organisation } from '../../libs/ledger/src/organisation/organisation.js';
import { problemList } from '../../libs/ledger/src/problem-list/problem-list.js';
import { allSeeing, type Question } from './questions.js';

const views = [problemList, organisation, campaigns];
const now = (): string => '2026-01-01T00:00:00.000Z';

/** What a ledger answers: the whole list, page by page, its total, and the counts. */
export interface Answers {
  readonly lines: readonly ProblemLine[];
  readonly total: number;
  readonly cells: readonly unknown[];
}

/** The ledger of the present over some events, and no others. */
export class PresentLedger {
  readonly #projector: Projector;
  readonly #ledger: Ledger;

  constructor() {
    const db = openToWrite(':memory:');
    createSchema(db, views);
    this.#projector = new Projector(db, views, { now });
    this.#ledger = new Ledger(db, { stream: async () => [], after: async () => [] }, Buffer.alloc(32, 7));
  }

  take(events: readonly RawEvent[]): this {
    this.#projector.apply(events);
    return this;
  }

  answer({ filter, by, ...page }: Question, today: string): Answers {
    const asked = { filter, today, grant: allSeeing };
    const lines: ProblemLine[] = [];
    let total = 0;
    for (let cursor: string | null = ''; cursor !== null; ) {
      const found = ledgerQueries.listProblems(this.#ledger, {
        ...asked,
        ...page,
        total: true,
        ...(cursor === '' ? {} : { cursor }),
      });
      lines.push(...found.problems);
      total = found.total ?? 0;
      cursor = found.next;
    }
    return {
      lines,
      total,
      cells: ledgerQueries.countProblems(this.#ledger, { ...asked, by }),
    };
  }

  /** Ids of all problems that a filter finds on a day. */
  found(filter: ProblemFilter, today: string): ReadonlySet<string> {
    const ids = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = ledgerQueries.listProblems(this.#ledger, {
        filter,
        today,
        grant: allSeeing,
        sort: 'number',
        direction: 'asc',
        pageSize: 200,
        ...(cursor === '' ? {} : { cursor }),
      });
      for (const { id } of page.problems) ids.add(id);
      cursor = page.next;
    }
    return ids;
  }

  close(): void {
    this.#projector.db.close();
  }
}
