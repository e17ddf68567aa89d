import { resolve } from 'node:path';
import { WitnessClient } from '@xiaohao/integrity/witness';
import type { Command } from 'commander';
import { type BackupToCheck, type CheckedBackup, checkBackup, NoBackup } from '../backup/check-backup.js';
import { describeLacking } from '../backup/describe-lacking.js';
import { DraftHeld, requireFree, TargetTaken } from '../backup/draft.js';
import { keyOfBackup } from '../backup/key-of-backup.js';
import { BackupChanged, restoreBackup } from '../backup/restore-backup.js';
import { Declined, Unreachable } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { describeFinding } from '../verifying/describe-finding.js';
import { stages } from './backup.js';
import { connectionOf } from './global-options.js';
import { keyArgument, several } from './key-argument.js';

interface Options {
  readonly to?: string;
  readonly secrets?: string;
  readonly log: readonly string[];
  readonly witness: readonly string[];
  readonly witnessUrl?: string;
  readonly checkpoint: readonly string[];
  readonly anyway?: boolean;
}

/** `xiaohao restore`: checks a backup and puts it in place; without `--to` it only checks. Ends with 1 at any fault. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description(
      '核对备份，并恢复为新的数据文件夹；不给 --to 则只核对 / check a backup, and with --to put it in place as a new data folder',
    )
    .argument('<backup>', '备份的文件夹 / the backup’s folder')
    .option('--to <folder>', '新的数据文件夹 / the new data folder')
    .option('--secrets <folder>', '另存的机密文件 / where its secrets are, if apart')
    .option('--log <key>', '日志的公钥，另行取得 / the log’s public key, had from elsewhere', several, [])
    .option('--witness <key>', '见证人的公钥 / a witness’s public key', several, [])
    .option(
      '--witness-url <url>',
      '向见证人询问最近见证的检查点；须有一个 --witness / ask the witness what it cosigned last',
    )
    .option('--checkpoint <file>', '另行取得的检查点 / a checkpoint had from elsewhere', several, [])
    .option('--anyway', '虽有不符仍恢复 / restore in spite of faults')
    .action(async (backup: string, options: Options, command: Command) => {
      const { lang, json } = connectionOf(command);
      const outcome = await inWords(lang, () => restored(backup, options, lang));
      const { manifest, whole } = outcome;
      if (json)
        printJson({
          ...outcome,
          whole: whole.length,
          manifest: { ...manifest, files: manifest.files.length },
        });
      else tell(outcome, options, lang);
      if (outcome.findings.length > 0) process.exitCode = exitCodes.refused;
    });
}

interface Outcome extends CheckedBackup {
  /** The folder that was made; null when none was. */
  readonly restoredTo: string | null;
}

async function restored(backup: string, options: Options, lang: Language): Promise<Outcome> {
  const { to, secrets, log, witness, checkpoint, anyway } = options;
  if (to !== undefined) requireFree(resolve(to));
  if (log.length === 0) note(message(lang, 'keyOfBackup'));
  const bars = stages(lang);
  const asked: Omit<BackupToCheck, 'witnessed'> = {
    folder: backup,
    secretsFolder: secrets,
    log: log.length === 0 ? undefined : log.map((text) => keyArgument(text, lang)),
    witnesses: witness.map((text) => keyArgument(text, lang)),
    checkpoints: checkpoint,
    onProgress: (stage, done, total) =>
      bars.at(stage === 'files' ? 'checkingFiles' : 'verifying', done, total),
  };
  try {
    const checked = await checkBackup({ ...asked, witnessed: await askWitness(options, asked, lang) });
    if (to === undefined || (checked.findings.length > 0 && !anyway)) return { ...checked, restoredTo: null };
    await restoreBackup({
      checked,
      folder: backup,
      secretsFolder: secrets,
      target: resolve(to),
      onProgress: (done, total) => bars.at('restoring', done, total),
    });
    return { ...checked, restoredTo: resolve(to) };
  } finally {
    bars.end();
  }
}

async function askWitness(
  { witnessUrl }: Options,
  { folder, log, witnesses }: Omit<BackupToCheck, 'witnessed'>,
  lang: Language,
): Promise<BackupToCheck['witnessed']> {
  if (witnessUrl === undefined) return undefined;
  const key = log ?? keyOfBackup(folder);
  const [witness] = witnesses;
  if (key === undefined || witness === undefined)
    throw new Declined(message(lang, 'witnessKeyWanted'), exitCodes.usage);
  const last = await new WitnessClient(witnessUrl.replace(/\/+$/, ''), witness, key).last();
  if (last.kind === 'none') return undefined;
  if (last.kind !== 'known') throw new Unreachable(witnessUrl, last.cause);
  return { size: last.head.size, note: last.note };
}

function tell(outcome: Outcome, { to }: Options, lang: Language): void {
  const { manifest, report, findings, whole, lacking, restoredTo } = outcome;
  const { madeAt, origin, events, found } = manifest;
  print(message(lang, 'backupOf', { madeAt, origin, events }));
  const foundThen = (found?.findings.length ?? 0) + (found?.more ?? 0);
  if (foundThen > 0) print(message(lang, 'foundAtMaking', { count: foundThen }));
  for (const { name, size, witnessed } of report.notes)
    print(message(lang, witnessed ? 'noteWitnessed' : 'noteKnown', { name, size }));
  for (const finding of findings) print(describeFinding(finding, lang));
  if (report.more > 0) print(message(lang, 'moreFindings', { more: report.more }));
  if (findings.length === 0) print(message(lang, 'backupWhole', { files: whole.length, root: report.root }));
  else print(message(lang, 'backupNotWhole', { count: findings.length + report.more }));
  for (const line of describeLacking(lacking, lang)) note(line);
  if (restoredTo !== null) print(message(lang, 'restoredTo', { target: restoredTo }));
  else if (to !== undefined) note(message(lang, 'notRestored'));
}

async function inWords<T>(lang: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoBackup)
      throw new Declined(message(lang, 'noBackup', { file: error.message }), exitCodes.usage);
    if (error instanceof TargetTaken)
      throw new Declined(message(lang, 'targetTaken', { target: error.message }), exitCodes.refused);
    if (error instanceof DraftHeld)
      throw new Declined(message(lang, 'draftHeld', { folder: error.message }), exitCodes.refused);
    if (error instanceof BackupChanged)
      throw new Declined(message(lang, 'backupChanged', { path: error.message }), exitCodes.refused);
    throw error;
  }
}
