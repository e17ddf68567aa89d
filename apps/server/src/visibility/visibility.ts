import type { Caller, Grant } from '@xiaohao/access';
import type { Aggregates } from '@xiaohao/command-handling';
import type { TakenFiles } from '../evidence/taken-files.js';
import { problemKind } from '../house/kinds.js';
import type { LedgerViews, Matter } from '../views/index.js';
import { plainlySees } from './plainly-sees.js';

export type { Matter } from '../views/index.js';

/** How long the views are waited for before something counts as not there, milliseconds. */
const patience = 1_000;

/** Whether a caller sees a problem or a file: for them there is nothing else. */
export class Visibility {
  constructor(
    private readonly views: LedgerViews,
    private readonly taken: TakenFiles,
    private readonly aggregates: Pick<Aggregates, 'known'>,
  ) {}

  async sees(matter: Matter, grant: Grant, id: string): Promise<boolean> {
    if (matter === 'problem' && this.#plainlySees(grant, id)) return true;
    if ((await this.views.points()).sees(matter, grant, id)) return true;
    await this.views.caughtUp(patience);
    return (await this.views.points()).sees(matter, grant, id);
  }

  problem(grant: Grant, id: string): Promise<boolean> {
    return this.sees('problem', grant, id);
  }

  /** A file is seen through a problem that relies on it, and by whoever has handed it in. */
  async file(grant: Grant, caller: Caller, digest: string): Promise<boolean> {
    if (await this.#seesFile(grant, digest)) return true;
    if (await this.taken.isTakenBy(digest, caller.id)) return true;
    await this.views.caughtUp(patience);
    return this.#seesFile(grant, digest);
  }

  /** What most commands are about, at no cost: a problem that is in memory. */
  #plainlySees(grant: Grant, id: string): boolean {
    const known = this.aggregates.known(problemKind, id);
    return known !== undefined && plainlySees(grant, known.state);
  }

  async #seesFile(grant: Grant, digest: string): Promise<boolean> {
    return /^[0-9a-f]{64}$/.test(digest) && (await this.views.points()).seesFile(grant, digest);
  }
}
