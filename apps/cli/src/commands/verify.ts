import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogUnavailable } from '@xiaohao/event-log';
import { InvalidAddress, readAddress } from '@xiaohao/event-log/store-address';
import { TileFolder } from '@xiaohao/integrity/folder';
import type { Finding, Report } from '@xiaohao/integrity/verifying';
import { type Command, Option } from 'commander';
import { type EvidenceFinding, EvidenceNamed } from '../backup/evidence-named.js';
import { Declined, Unreachable } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { describeFinding } from '../verifying/describe-finding.js';
import { notesIn } from '../verifying/notes-in.js';
import { type Opened, openVerified } from '../verifying/open-verified.js';
import { verifyOpened } from '../verifying/verify-opened.js';
import { connectionOf } from './global-options.js';
import { keyArgument, several } from './key-argument.js';
import { verifyViews } from './verify-views.js';

interface Options {
  readonly dataDir: string;
  readonly sharedDir?: string;
  readonly store?: string;
  readonly prefix: string;
  readonly log: readonly string[];
  readonly witness: readonly string[];
  readonly checkpoint: readonly string[];
  readonly views?: boolean;
}

/**
 * `xiaohao verify`: reads a data folder, or a copy of one, or the event store that holds the log, and needs no server,
 * but for its views. Ends with 1 when anything was found.
 */
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
      '各节点共享的文件夹，默认即数据文件夹 / the folder that all nodes share; default: the data folder',
      process.env['XIAOHAO_SHARED_DIR'] || undefined,
    )
    .addOption(
      new Option(
        '--store <address>',
        '日志所在的事件存储 esdb://…，逐条重读 / the event store that holds the log: every event is read again there',
      ).env('XIAOHAO_EVENT_STORE'),
    )
    .addOption(
      new Option('--prefix <prefix>', '事件流的前缀 / prefix of the streams in the store')
        .env('XIAOHAO_EVENT_STORE_PREFIX')
        .default(''),
    )
    .option('--log <key>', '日志的公钥，另行取得 / the log’s public key, had from elsewhere', several, [])
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

async function verified(options: Options, lang: Language): Promise<Verified> {
  const { dataDir, log, witness, checkpoint } = options;
  const sharedDir = options.sharedDir || dataDir;
  // Checkpoints, and the tiles that go with them: a node's own tiles may not be as far.
  const shared = join(sharedDir, 'integrity');
  const notes = existsSync(shared) ? notesIn(shared, filesOf(checkpoint, lang)) : [];
  if (notes.length === 0)
    throw new Declined(message(lang, 'noCheckpoint', { folder: shared }), exitCodes.usage);
  if (log.length === 0) note(message(lang, 'keyOfFolder'));
  const known =
    log.length > 0
      ? log
      : filesOf([join(shared, 'log.vkey')], lang).map((file) => readFileSync(file, 'utf8').trim());
  const keys = known.map((text) => keyArgument(text, lang));
  const witnesses = witness.map((text) => keyArgument(text, lang));
  const progress = progressOf(message(lang, 'verifying'));
  const named = new EvidenceNamed();
  try {
    const report = await verifyOpened(() => openedFrom(options, lang), {
      tiles: new TileFolder(shared),
      log: keys,
      witnesses,
      notes,
      onEvent: named.take,
      onProgress: (done, total) => progress.at(done, total),
    });
    const evidence = await named.findings(sharedDir);
    return { ...report, evidence: named.count, findings: [...report.findings, ...evidence] };
  } catch (error) {
    if (error instanceof LogUnavailable) {
      const { store } = options;
      throw new Unreachable(store === undefined ? dataDir : readAddress(store).shown, error.message);
    }
    throw error;
  } finally {
    progress.end();
  }
}

/** @throws Declined for a file that is not there */
function filesOf(files: readonly string[], lang: Language): readonly string[] {
  const absent = files.find((file) => !existsSync(file));
  if (absent !== undefined) throw new Declined(message(lang, 'noFile', { file: absent }), exitCodes.usage);
  return files;
}

async function openedFrom(options: Options, lang: Language): Promise<Opened> {
  try {
    const opened = await openVerified(options);
    if (opened !== undefined) return opened;
    throw new Declined(message(lang, 'noLog', { folder: options.dataDir }), exitCodes.usage);
  } catch (error) {
    if (!(error instanceof InvalidAddress)) throw error;
    throw new Declined(message(lang, 'storeAddress', { cause: error[lang] }), exitCodes.usage);
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
