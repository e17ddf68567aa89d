import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogUnavailable } from '@xiaohao/event-log';
import { InvalidAddress } from '@xiaohao/event-log/store-address';
import { type NoteKey, readNoteKey } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { type Report, verifyLog } from '@xiaohao/integrity/verifying';
import { type Command, Option } from 'commander';
import { Declined, Unreachable } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { describeFinding } from '../verifying/describe-finding.js';
import { notesIn } from '../verifying/notes-in.js';
import { type Opened, openVerified } from '../verifying/open-verified.js';
import { connectionOf } from './global-options.js';

interface Options {
  readonly dataDir: string;
  readonly sharedDir?: string;
  readonly store?: string;
  readonly prefix: string;
  readonly log?: string;
  readonly witness: readonly string[];
  readonly checkpoint: readonly string[];
}

const several = (one: string, before: readonly string[]): readonly string[] => [...before, one];

/**
 * `xiaohao verify`: reads a data folder, or a copy of one, or the event store that holds the log, and needs no server.
 * Ends with 1 when anything was found.
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
    .option('--log <key>', '日志的公钥，另行取得 / the log’s public key, had from elsewhere')
    .option('--witness <key>', '见证人的公钥 / a witness’s public key', several, [])
    .option('--checkpoint <file>', '另行取得的检查点 / a checkpoint had from elsewhere', several, [])
    .action(async (options: Options, command: Command) => {
      const { lang, json } = connectionOf(command);
      const report = await verified(options, lang);
      if (json) printJson(report);
      else tell(report, lang);
      if (report.findings.length > 0) process.exitCode = exitCodes.refused;
    });
}

async function verified(options: Options, lang: Language): Promise<Report> {
  const { dataDir, sharedDir = dataDir, log, witness, checkpoint } = options;
  const [own, shared] = [join(dataDir, 'integrity'), join(sharedDir, 'integrity')];
  const opened = await openedFrom(options, lang);
  const progress = progressOf(message(lang, 'verifying'));
  try {
    const notes = existsSync(shared) ? notesIn(shared, checkpoint) : [];
    if (notes.length === 0)
      throw new Declined(message(lang, 'noCheckpoint', { folder: shared }), exitCodes.usage);
    if (log === undefined) note(message(lang, 'keyOfFolder'));
    const key = keyOf(log ?? readFileSync(join(shared, 'log.vkey'), 'utf8').trim(), lang);
    return await verifyLog({
      ...opened,
      tiles: new TileFolder(existsSync(join(own, 'head')) ? own : shared),
      log: key,
      witnesses: witness.map((text) => keyOf(text, lang)),
      notes,
      onProgress: (done) => progress.at(done, Math.max(done, opened.total)),
    });
  } catch (error) {
    if (error instanceof LogUnavailable) throw new Unreachable(options.store ?? dataDir, error.message);
    throw error;
  } finally {
    progress.end();
    await opened.close();
  }
}

async function openedFrom(options: Options, lang: Language): Promise<Opened> {
  try {
    const opened = await openVerified(options);
    if (opened !== undefined) return opened;
    throw new Declined(message(lang, 'noLog', { folder: options.dataDir }), exitCodes.usage);
  } catch (error) {
    if (!(error instanceof InvalidAddress)) throw error;
    throw new Declined(message(lang, 'storeAddress', { cause: error.message }), exitCodes.usage);
  }
}

function keyOf(text: string, lang: Language): NoteKey {
  const key = readNoteKey(text);
  if (key === undefined) throw new Declined(message(lang, 'notAKey', { key: text }), exitCodes.usage);
  return key;
}

function tell({ events, signed, root, notes, findings, more }: Report, lang: Language): void {
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
