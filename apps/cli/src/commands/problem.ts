import type { Command } from 'commander';
import { addProblemChase } from './problem-chase.js';
import { addProblemClock } from './problem-clock.js';
import { addProblemCount } from './problem-count.js';
import { addProblemHistory } from './problem-history.js';
import { addProblemList } from './problem-list.js';
import { addProblemReturns } from './problem-returns.js';
import { addProblemSeries } from './problem-series.js';
import { addProblemShow } from './problem-show.js';
import { addProblemSignatures } from './problem-signatures.js';

/** `xiaohao problem …`. */
export function addProblem(program: Command): void {
  const problem = program.command('problem').description('问题 / problems');
  addProblemList(problem);
  addProblemCount(problem);
  addProblemSeries(problem);
  addProblemReturns(problem);
  addProblemShow(problem);
  addProblemHistory(problem);
  addProblemSignatures(problem);
  addProblemChase(problem);
  addProblemClock(problem);
}
