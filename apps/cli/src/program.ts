import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { Command } from 'commander';
import { withGlobalOptions } from './commands/global-options.js';
import { put } from './output/print.js';

/** Every command by its first word, in the order of the help. */
const commands: ReadonlyMap<string, () => Promise<(program: Command) => void>> = new Map([
  ['demo', async () => (await import('./commands/demo.js')).addDemo],
  ['problem', async () => (await import('./commands/problem.js')).addProblem],
  ['replay', async () => (await import('./commands/replay.js')).addReplay],
  ['intake', async () => (await import('./commands/intake/intake.js')).addIntake],
  ['todo', async () => (await import('./commands/todo.js')).addTodo],
  ['inbox', async () => (await import('./commands/inbox.js')).addInbox],
  ['preferences', async () => (await import('./commands/preferences.js')).addPreferences],
  ['snail-board', async () => (await import('./commands/snail-board.js')).addSnailBoard],
  ['calendar', async () => (await import('./commands/calendar.js')).addCalendar],
  ['rules', async () => (await import('./commands/rules-simulate.js')).addRulesSimulate],
  ['organisation', async () => (await import('./commands/organisation.js')).addOrganisation],
  ['rebuild', async () => (await import('./commands/rebuild.js')).addRebuild],
  ['parked', async () => (await import('./commands/parked.js')).addParked],
  ['keys', async () => (await import('./commands/keys.js')).addKeys],
  ['security-record', async () => (await import('./commands/security-record.js')).addSecurityRecord],
  ['dossier', async () => (await import('./commands/dossier.js')).addDossier],
  ['verify', async () => (await import('./commands/verify.js')).addVerify],
  ['backup', async () => (await import('./commands/backup.js')).addBackup],
  ['restore', async () => (await import('./commands/restore.js')).addRestore],
  ['witness', async () => (await import('./commands/witness.js')).addWitness],
  ['log-key', async () => (await import('./commands/log-key.js')).addLogKey],
  ['event-store', async () => (await import('./commands/event-store.js')).addEventStore],
  ['events', async () => (await import('./commands/events.js')).addEvents],
]);

const endNote = `
退出码 / exit codes: 0 完成 done, 1 被拒绝或查出不符 refused, or found amiss, 2 用法有误 usage, 3 连不上 not reachable, 4 输出未能写完 output not written

示例 / examples:
  xiaohao demo --problems 300
  xiaohao problem list --stage 整改中 --text 经费
  xiaohao problem list --category 违规吃喝 --handling 限期整改 --due-to 2026-06-30
  xiaohao problem list --as-of 2026-06-30 --known-at now
  xiaohao problem count --by stage,unit --as-of 2026-06-30
  xiaohao problem series --by stage --from 2026-01-01 --to 2026-06-30 --every month
  xiaohao problem returns --by unit,reason --from 2026-01-01
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
 * The command line, with the command that is asked for; with all of them where none is, or one that is not there.
 * Faults in how it was called end it by throwing commander's own error.
 * @param args the words of the call
 * @param quiet the help is not shown in place of an answer either
 */
export async function programOf(
  args: readonly string[],
  { quiet }: { readonly quiet: boolean },
): Promise<Command> {
  // Before any command is added: commands take this from their parent.
  const program = new Command('xiaohao').exitOverride();
  const silent = (): void => undefined;
  // What is wrong with a line is told in words of our own.
  program.configureOutput({ writeOut: put, outputError: silent, ...(quiet ? { writeErr: silent } : {}) });
  withGlobalOptions(program)
    .description('销号：整改台账的命令行 / the rectification ledger at the command line')
    .version(versionHere(), '-V, --version', '版本 / version')
    .helpOption('-h, --help', '帮助 / help')
    .helpCommand('help [command]', '命令的帮助 / help for a command')
    .addHelpText('after', endNote);
  const asked = commands.get(askedFor(args) ?? '');
  for (const load of asked ? [asked] : commands.values()) (await load())(program);
  return program;
}

/** The version of the product that these files are of. */
function versionHere(): string {
  const file = findPackageJSON(import.meta.url);
  return file === undefined ? '?' : String(JSON.parse(readFileSync(file, 'utf8')).version);
}

/** The first word that is no global option; undefined where that cannot be told before the commands are known. */
function askedFor(args: readonly string[]): string | undefined {
  const probe = withGlobalOptions(new Command().exitOverride()).configureOutput({
    writeErr: () => undefined,
  });
  try {
    const [first, second] = probe.parseOptions([...args]).operands;
    return first === 'help' ? second : first;
  } catch {
    return undefined;
  }
}
