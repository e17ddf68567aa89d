import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RawEvent } from '@xiaohao/projection-runtime';

/** Beside the sources, not among what was compiled. */
export const corpusFolder = fileURLToPath(new URL('../../../test/corpus/logs/', import.meta.url));

/** Roots of the trees over these logs, as they were when each was recorded; nothing rewrites one. */
export const rootsFile = join(corpusFolder, 'roots.json');

/** One log that was recorded once, by the product as it was then. */
export interface OldLog {
  readonly name: string;
  readonly events: readonly RawEvent[];
}

type Line = Omit<RawEvent, 'position' | 'data' | 'metadata'> & {
  readonly data: unknown;
  readonly metadata: unknown;
};

/** An event as a line of the corpus. `data` and `metadata` are canonical, so that they come back byte for byte. */
export const lineOf = ({ stream, revision, id, type, data, metadata }: RawEvent): string =>
  `{"stream":${JSON.stringify(stream)},"revision":"${revision}","id":"${id}","type":"${type}","data":${data},"metadata":${metadata}}`;

function eventOf(line: string, at: number): RawEvent {
  const { data, metadata, ...rest } = JSON.parse(line) as Line;
  return {
    ...rest,
    position: String(at + 1),
    data: JSON.stringify(data),
    metadata: JSON.stringify(metadata),
  };
}

export const oldLogs = (folder = corpusFolder): readonly OldLog[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .map((name) => ({
      name: name.replace('.jsonl', ''),
      events: readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').map(eventOf),
    }));

/** Type and version of an event. */
export const versionOf = ({ type, metadata }: RawEvent): string =>
  `${type}@${(JSON.parse(metadata) as { readonly schemaVersion: number }).schemaVersion}`;
