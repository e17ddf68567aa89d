import { Command } from 'commander';
import { addBackup } from './commands/backup.js';
import { addCalendar } from './commands/calendar.js';
import { addDemo } from './commands/demo.js';
import { addDossier } from './commands/dossier.js';
import { addEventStore } from './commands/event-store.js';
import { addEvents } from './commands/events.js';
import { withGlobalOptions } from './commands/global-options.js';
import { addInbox } from './commands/inbox.js';
import { addIntakeList } from './commands/intake/intake-list.js';
import { addIntakeRegister } from './commands/intake/intake-register.js';
import { addIntakeReporter } from './commands/intake/intake-reporter.js';
import { addKeys } from './commands/keys.js';
import { addLogKey } from './commands/log-key.js';
import { addOrganisation } from './commands/organisation.js';
import { addParked } from './commands/parked.js';
import { addPreferences } from './commands/preferences.js';
import { addProblemChase } from './commands/problem-chase.js';
import { addProblemClock } from './commands/problem-clock.js';
import { addProblemCount } from './commands/problem-count.js';
import { addProblemHistory } from './commands/problem-history.js';
import { addProblemList } from './commands/problem-list.js';
import { addProblemSeries } from './commands/problem-series.js';
import { addProblemShow } from './commands/problem-show.js';
import { addProblemSignatures } from './commands/problem-signatures.js';
import { addRebuild } from './commands/rebuild.js';
import { addReplay } from './commands/replay.js';
import { addRestore } from './commands/restore.js';
import { addRulesSimulate } from './commands/rules-simulate.js';
import { addSecurityRecord } from './commands/security-record.js';
import { addSnailBoard } from './commands/snail-board.js';
import { addTodo } from './commands/todo.js';
import { addVerify } from './commands/verify.js';
import { addWitness } from './commands/witness.js';
import { put } from './output/print.js';

const endNote = `
退出码 / exit codes: 0 完成 done, 1 被拒绝或查出不符 refused, or found amiss, 2 用法有误 usage, 3 连不上 not reachable, 4 输出未能写完 output not written

示例 / examples:
  xiaohao demo --problems 300
  xiaohao problem list --stage 整改中 --text 经费
  xiaohao problem list --category 违规吃喝 --handling 限期整改 --due-to 2026-06-30
  xiaohao problem list --as-of 2026-06-30 --known-at now
  xiaohao problem count --by stage,unit --as-of 2026-06-30
  xiaohao problem series --by stage --from 2026-01-01 --to 2026-06-30 --every month
  xiaohao problem show 2026-0042
  xiaohao replay 2026-0042 --at 2026-06-30 --diff now
  xiaohao problem clock 2026-0042
  xiaohao calendar import 2027.json
  xiaohao rules simulate 规则.json --campaign <id> --from 2026-01-01
  xiaohao organisation import people 人员.csv
  xiaohao rebuild --json
  xiaohao verify --data-dir ./data
  xiaohao dossier 2026-0042 --output 案卷.json
  xiaohao backup ../backup/2026-06-30 --secrets ../secrets/2026-06-30
  xiaohao restore ../backup/2026-06-30 --secrets ../secrets/2026-06-30 --to ./data
  xiaohao keys issue --name 经办系统 --system oa-gateway --scope read --expires 2027-01-01`;

/**
 * The whole command line. Faults in how it was called end it by throwing commander's own error.
 * @param quiet commander does not tell them in words
 */
export function programOf({ quiet }: { readonly quiet: boolean }): Command {
  // Before any command is added: commands take this from their parent.
  const program = new Command('xiaohao').exitOverride();
  program.configureOutput({ writeOut: put, ...(quiet ? { writeErr: () => undefined } : {}) });
  withGlobalOptions(program)
    .description('销号：整改台账的命令行 / the rectification ledger at the command line')
    .helpOption('-h, --help', '帮助 / help')
    .helpCommand('help [command]', '命令的帮助 / help for a command')
    .addHelpText('after', endNote);
  addDemo(program);
  const problem = program.command('problem').description('问题 / problems');
  addProblemList(problem);
  addProblemCount(problem);
  addProblemSeries(problem);
  addProblemShow(problem);
  addProblemHistory(problem);
  addProblemSignatures(problem);
  addReplay(program);
  const intake = program.command('intake').description('来件：信访与举报 / intakes: petitions and reports');
  addIntakeRegister(intake);
  addIntakeList(intake);
  addIntakeReporter(intake);
  addProblemChase(problem);
  addTodo(program);
  addInbox(program);
  addPreferences(program);
  addSnailBoard(program);
  addProblemClock(problem);
  addCalendar(program);
  addRulesSimulate(program);
  addOrganisation(program);
  addRebuild(program);
  addParked(program);
  addKeys(program);
  addSecurityRecord(program);
  addDossier(program);
  addVerify(program);
  addBackup(program);
  addRestore(program);
  addWitness(program);
  addLogKey(program);
  addEventStore(program);
  addEvents(program);
  return program;
}
