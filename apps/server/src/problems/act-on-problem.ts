import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandAnswer } from '../desk/command-desk.js';
import type { Asked } from '../identity/asked.js';
import { ProblemDesk } from './problem-desk.js';
import type { ProblemErrand } from './problem-errand.js';

/** One command on one problem, on its way over the bus. */
export class ActOnProblem extends Command<CommandAnswer> {
  constructor(
    readonly asked: Asked,
    readonly errand: ProblemErrand,
  ) {
    super();
  }
}

@CommandHandler(ActOnProblem)
export class ActOnProblemHandler implements ICommandHandler<ActOnProblem> {
  constructor(private readonly problems: ProblemDesk) {}

  execute({ asked, errand }: ActOnProblem): Promise<CommandAnswer> {
    return this.problems.act(asked, errand);
  }
}
