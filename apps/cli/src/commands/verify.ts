import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { type NoteKey, readNoteKey } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { type Report, verifyLog } from '@xiaohao/integrity/verifying';
import type { Command } from 'commander';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { describeFinding } from '../verifying/describe-finding.js';
import { notesIn } from '../verifying/notes-in.js';
import { connectionOf } from './global-options.js';

interface Options {
  readonly dataDir: string;
  readonly log?: string;
  readonly witness: readonly string[];
  readonly checkpoint: readonly string[];
}

const several = (one: string, before: readonly string[]): readonly string[] => [...before, one];

/** `xiaohao verify`: reads a data folder, or a copy of one, and needs no server. Ends with 1 when anything was found. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('核验整个日志是否仍如签署时一样 / verify that the whole log is what was signed')
    .option(
      '--data-dir <folder>',
      '数据文件夹 / the data folder',
      process.env['XIAOHAO_DATA_DIR'] || './data',
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

async function verified({ dataDir, log, witness, checkpoint }: Options, lang: Language): Promise<Report> {
  const folder = join(dataDir, 'integrity');
  if (!existsSync(join(dataDir, 'log', 'events.db')))
    throw new Declined(message(lang, 'noLog', { folder: dataDir }), exitCodes.usage);
  const notes = existsSync(folder) ? notesIn(folder, checkpoint) : [];
  if (notes.length === 0) throw new Declined(message(lang, 'noCheckpoint', { folder }), exitCodes.usage);
  if (log === undefined) note(message(lang, 'keyOfFolder'));
  const key = keyOf(log ?? readFileSync(join(folder, 'log.vkey'), 'utf8').trim(), lang);
  const witnesses = witness.map((text) => keyOf(text, lang));
  const reader = await SqliteLogReader.open({ folder: join(dataDir, 'log'), patience: 0 });
  const total = Number((await reader.head()) ?? 0);
  const progress = progressOf(message(lang, 'verifying'));
  try {
    return verifyLog({
      source: {
        after: (position, limit) =>
          reader.readAllExact(position === null ? { limit } : { after: position, limit }),
      },
      tiles: new TileFolder(folder),
      log: key,
      witnesses,
      notes,
      onProgress: (done) => progress.at(done, total),
    });
  } finally {
    progress.end();
    await reader.close();
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
