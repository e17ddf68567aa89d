import type { Caller, Grant } from '@xiaohao/access';
import type { TakenFiles } from '../evidence/taken-files.js';
import type { LedgerViews, Matter } from '../views/index.js';

export type { Matter } from '../views/index.js';

/** How long the views are waited for before something counts as not there, milliseconds. */
const patience = 1_000;

/** Whether a caller sees a problem or a file: for them there is nothing else. */
export class Visibility {
  constructor(
    private readonly views: LedgerViews,
    private readonly taken: TakenFiles,
  ) {}

  async sees(matter: Matter, grant: Grant, id: string): Promise<boolean> {
    if (this.views.sees(matter, grant, id)) return true;
    await this.views.caughtUp(patience);
    return this.views.sees(matter, grant, id);
  }

  problem(grant: Grant, id: string): Promise<boolean> {
    return this.sees('problem', grant, id);
  }

  /** A file is seen through a problem that relies on it, and by whoever has handed it in. */
  async file(grant: Grant, caller: Caller, digest: string): Promise<boolean> {
    if (this.#seesFile(grant, digest)) return true;
    if (await this.taken.isTakenBy(digest, caller.id)) return true;
    await this.views.caughtUp(patience);
    return this.#seesFile(grant, digest);
  }

  #seesFile(grant: Grant, digest: string): boolean {
    return /^[0-9a-f]{64}$/.test(digest) && this.views.seesFile(grant, digest);
  }
}
