import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Report } from '@xiaohao/integrity/verifying';
import type { Command } from 'commander';
import { type EvidenceFinding, EvidenceNamed } from '../backup/evidence-named.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { describeFinding } from '../verifying/describe-finding.js';
import { notesIn } from '../verifying/notes-in.js';
import { verifyFolder } from '../verifying/verify-folder.js';
import { connectionOf } from './global-options.js';
import { keyArgument, several } from './key-argument.js';
import { verifyViews } from './verify-views.js';

interface Options {
  readonly dataDir: string;
  readonly sharedDir?: string;
  readonly log?: string;
  readonly witness: readonly string[];
  readonly checkpoint: readonly string[];
  readonly views?: boolean;
}

/** `xiaohao verify`: reads a data folder, or a copy of one, and needs no server, but for its views. Ends with 1 when anything was found. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('核验整个日志是否仍如签署时一样 / verify that the whole log is what was signed')
    .option(
      '--data-dir <folder>',
      '数据文件夹 / the data folder',
      process.env['XIAOHAO_DATA_DIR'] || './data',
    )
    .option(
      '--shared-dir <folder>',
      '佐证文件所在，如与数据文件夹不同 / where evidence files are, if not in the data folder',
      process.env['XIAOHAO_SHARED_DIR'],
    )
    .option('--log <key>', '日志的公钥，另行取得 / the log’s public key, had from elsewhere')
    .option('--witness <key>', '见证人的公钥 / a witness’s public key', several, [])
    .option('--checkpoint <file>', '另行取得的检查点 / a checkpoint had from elsewhere', several, [])
    .option(
      '--views',
      '核对服务器的视图与日志的重放（需要服务器） / the views of a server against a replay of its log',
    )
    .action(async (options: Options, command: Command) => {
      if (options.views) return verifyViews(command);
      const { lang, json } = connectionOf(command);
      const report = await verified(options, lang);
      if (json) printJson(report);
      else tell(report, lang);
      if (report.findings.length > 0) process.exitCode = exitCodes.refused;
    });
}

/** What was found, in the log and in the files that its events name. */
interface Verified extends Omit<Report, 'findings'> {
  /** Different files of evidence that events name; each was read. */
  readonly evidence: number;
  readonly findings: readonly (Finding | EvidenceFinding)[];
}

async function verified(
  { dataDir, sharedDir, log, witness, checkpoint }: Options,
  lang: Language,
): Promise<Verified> {
  const folder = join(dataDir, 'integrity');
  if (!existsSync(join(dataDir, 'log', 'events.db')))
    throw new Declined(message(lang, 'noLog', { folder: dataDir }), exitCodes.usage);
  const notes = existsSync(folder) ? notesIn(folder, checkpoint) : [];
  if (notes.length === 0) throw new Declined(message(lang, 'noCheckpoint', { folder }), exitCodes.usage);
  if (log === undefined) note(message(lang, 'keyOfFolder'));
  const key = keyArgument(log ?? readFileSync(join(folder, 'log.vkey'), 'utf8').trim(), lang);
  const witnesses = witness.map((text) => keyArgument(text, lang));
  const progress = progressOf(message(lang, 'verifying'));
  const named = new EvidenceNamed();
  try {
    const report = await verifyFolder({
      folder: dataDir,
      log: key,
      witnesses,
      notes,
      onEvent: named.take,
      onProgress: (done, total) => progress.at(done, total),
    });
    const evidence = await named.findings(sharedDir || dataDir);
    return { ...report, evidence: named.count, findings: [...report.findings, ...evidence] };
  } finally {
    progress.end();
  }
}

function tell({ events, signed, root, notes, findings, more }: Verified, lang: Language): void {
  for (const { name, size, witnessed } of notes)
    print(message(lang, witnessed ? 'noteWitnessed' : 'noteKnown', { name, size }));
  for (const finding of findings) print(describeFinding(finding, lang));
  if (more > 0) print(message(lang, 'moreFindings', { more }));
  const whole = findings.length === 0;
  print(
    message(lang, whole ? 'verifiedWhole' : 'verifiedNot', {
      events,
      signed,
      root,
      count: findings.length + more,
    }),
  );
}
