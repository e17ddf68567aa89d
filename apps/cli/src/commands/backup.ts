import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { groupsOf } from '../backup/describe-lacking.js';
import { DraftHeld, TargetTaken } from '../backup/draft.js';
import type { SecretsPlace } from '../backup/manifest.js';
import { hasLog } from '../backup/parts.js';
import { isWithin, SecretsFolderTaken, SecretsNotApart } from '../backup/secrets-folder.js';
import { type BackupMade, takeBackup } from '../backup/take-backup.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, type MessageCode, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { type Progress, progressOf } from '../output/progress.js';
import { describeFinding } from '../verifying/describe-finding.js';
import { connectionOf } from './global-options.js';

interface Options {
  readonly dataDir: string;
  readonly sharedDir?: string;
  readonly secrets?: string;
  readonly reporterKeys?: boolean;
}

const titles = { log: 'backingUpLog', files: 'backingUpFiles', verify: 'verifying' } as const;

/** `xiaohao backup`: reads the data folder, and needs no server to stop. Ends with 1 when what it copied is not whole. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description(
      '备份数据文件夹，服务器不必停 / back up the data folder, while the server works; the log in the folder only',
    )
    .argument('<target>', '备份的文件夹，尚不存在 / a folder that is not there yet')
    .option(
      '--data-dir <folder>',
      '数据文件夹 / the data folder',
      process.env['XIAOHAO_DATA_DIR'] || './data',
    )
    .option(
      '--shared-dir <folder>',
      '各节点共用的文件夹，如有 / the shared folder, if there is one',
      process.env['XIAOHAO_SHARED_DIR'],
    )
    .option(
      '--secrets <where>',
      '机密文件：none、inside 或另一文件夹 / secrets: none, inside, or a folder of their own',
    )
    .option(
      '--reporter-keys',
      '连同举报人密钥（取得者可读举报人） / with the keys to who reported: whoever has them can read it',
    )
    .action(async (target: string, options: Options, command: Command) => {
      const { lang, json } = connectionOf(command);
      const made = await backedUp(resolve(target), options, lang);
      if (json) printJson({ ...made, manifest: { ...made.manifest, files: made.manifest.files.length } });
      else tell(resolve(target), made, options.secrets ?? '', lang);
      if (made.report.findings.length + made.evidence.length > 0) process.exitCode = exitCodes.refused;
    });
}

async function backedUp(target: string, options: Options, lang: Language): Promise<BackupMade> {
  const { dataDir, sharedDir, secrets, reporterKeys } = options;
  if (secrets === undefined) throw new Declined(message(lang, 'secretsWanted'), exitCodes.usage);
  if (!hasLog(dataDir)) throw new Declined(message(lang, 'noLog', { folder: dataDir }), exitCodes.usage);
  if (existsSync(target)) throw new Declined(message(lang, 'backupThere', { target }), exitCodes.refused);
  const [data, shared] = [resolve(dataDir), resolve(sharedDir || dataDir)];
  const around = [data, shared].find((folder) => isWithin(target, folder));
  if (around !== undefined)
    throw new Declined(message(lang, 'backupWithin', { target, folder: around }), exitCodes.usage);
  const place: SecretsPlace = secrets === 'none' || secrets === 'inside' ? secrets : 'apart';
  const bars = stages(lang);
  try {
    return await takeBackup({
      data,
      shared,
      target,
      secrets: place,
      secretsFolder: place === 'apart' ? resolve(secrets) : undefined,
      reporterKeys: reporterKeys === true,
      madeAt: new Date().toISOString(),
      onProgress: (stage, done, total) => bars.at(titles[stage], done, total),
    });
  } catch (error) {
    throw inWords(error, lang);
  } finally {
    bars.end();
  }
}

/** What a person can mend, in words; anything else as it is. */
function inWords(error: unknown, lang: Language): unknown {
  const declined = (code: MessageCode, params: Readonly<Record<string, string>>): Declined =>
    new Declined(message(lang, code, params), exitCodes.refused);
  if (error instanceof TargetTaken) return declined('backupThere', { target: error.message });
  if (error instanceof DraftHeld) return declined('draftHeld', { folder: error.message });
  if (error instanceof SecretsFolderTaken) return declined('secretsThere', { folder: error.message });
  if (error instanceof SecretsNotApart)
    return new Declined(message(lang, 'secretsNotApart', { folder: error.message }), exitCodes.usage);
  return error;
}

/** One bar after the other, each under its title. */
export function stages(lang: Language): {
  at(title: MessageCode, done: number, total: number): void;
  end(): void;
} {
  let title: MessageCode | undefined;
  let bar: Progress | undefined;
  return {
    at(wanted, done, total) {
      if (wanted !== title) {
        bar?.end();
        title = wanted;
        bar = progressOf(message(lang, wanted));
      }
      bar?.at(done, total);
    },
    end: () => bar?.end(),
  };
}

function tell(
  target: string,
  { manifest, report, evidence }: BackupMade,
  where: string,
  lang: Language,
): void {
  const { events, root, files, secrets, checkpoint, witnessed, omitted = [] } = manifest;
  const hidden = files.filter(({ secret }) => secret).length;
  print(message(lang, 'backedUp', { target, events, root, files: files.length, secrets: hidden }));
  print(message(lang, 'backupCovered', { checkpoint: checkpoint ?? 0, witnessed: witnessed ?? 0 }));
  const codes = {
    none: 'backupSecretsNone',
    inside: 'backupSecretsInside',
    apart: 'backupSecretsApart',
  } as const;
  note(message(lang, codes[secrets], { folder: where, paths: [...groupsOf(omitted).keys()].join(', ') }));
  for (const finding of [...report.findings, ...evidence]) print(describeFinding(finding, lang));
}
