import type { ChaseCommand } from '@xiaohao/chase';
import { edgeProblem } from '@xiaohao/http';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import type { Asked } from '../identity/asked.js';
import type { LedgerViews } from '../views/index.js';
import type { ChaseKeeper } from './chase-keeper.js';
import { chaseKind } from './kinds.js';

/** Takes in what people say to a notice. One that was not sent to them and is about nothing that they see is not there. */
export class ChaseDesk {
  constructor(
    private readonly desk: RegisterDesk,
    private readonly chases: ChaseKeeper,
    private readonly views: LedgerViews,
  ) {}

  async act(asked: Asked, command: Exclude<ChaseCommand, { type: 'KeepChasing' }>): Promise<CommandAnswer> {
    const { caller, grant, facts } = asked;
    const { notice } = command;
    const found = await this.#find(notice, caller.id);
    if (
      found === null ||
      !(found.addressed || (await this.views.points()).sees('problem', grant, found.problem))
    )
      throw edgeProblem('NotFound');
    return this.desk.act(chaseKind, asked, {
      aggregate: found.problem,
      id: notice,
      command,
      context: (now: string) => this.chases.context(found.problem, caller.id, now, facts.ids),
    });
  }

  /** What is on its way into the views is waited for. */
  async #find(notice: string, person: string) {
    const found = await this.views.ask('noticeFor', { notice, person });
    if (found !== null) return found;
    await this.views.caughtUp(1_000);
    return this.views.ask('noticeFor', { notice, person });
  }
}
