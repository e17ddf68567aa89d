import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { chooseStreams } from './choose-streams.js';
import { corpusFolder, lineOf, oldLogs, rootsFile, versionOf } from './corpus.js';
import { rootOf } from './replay.js';
import { everyVersion } from './versions.js';

/**
 * Adds to the corpus what it lacks: `record.js --data-dir FOLDER --name NAME` takes from a data folder, written by the
 * product as it is, the streams that hold versions which no log of the corpus holds yet.
 */
const { values } = parseArgs({ options: { 'data-dir': { type: 'string' }, name: { type: 'string' } } });
const { 'data-dir': folder = '', name = '' } = values;
const file = join(corpusFolder, `${name}.jsonl`);
if (name === '' || existsSync(file)) throw new Error(`a new name is wanted, not ${name}`);
const reader = await SqliteLogReader.open({ folder: join(folder, 'log'), patience: 0 });
const held = new Set(oldLogs().flatMap(({ events }) => events.map(versionOf)));
const missing = new Set(everyVersion.filter((version) => !held.has(version)));
const events = chooseStreams(reader.readAllRaw({ limit: 1_000_000 }), missing);
await reader.close();
const added = [...new Set(events.map(versionOf))].filter((version) => missing.has(version));
if (added.length > 0) {
  writeFileSync(file, `${events.map(lineOf).join('\n')}\n`);
  const roots = JSON.parse(readFileSync(rootsFile, 'utf8')) as Readonly<Record<string, string>>;
  writeFileSync(rootsFile, `${JSON.stringify({ ...roots, [name]: rootOf({ name, events }) }, null, 2)}\n`);
}
process.stdout.write(
  `${JSON.stringify({ name, events: events.length, added, missing: missing.size - added.length })}\n`,
);
