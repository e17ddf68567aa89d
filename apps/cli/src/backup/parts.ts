import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a data folder has its things; the shared folder is the same one unless it was set. */
export interface Folders {
  readonly data: string;
  readonly shared: string;
}

/** A file to be taken: from where, and under which path it stands in a data folder. */
export interface Part {
  readonly from: string;
  readonly path: string;
}

/** What is written beside its place before it is renamed is nobody's yet. */
const isUnfinished = (name: string): boolean => name.endsWith('.new') || name.includes('.changed-');

/** All finished files of a folder, or the one file, in order of their paths; none where nothing is. */
function filesAt(root: string, path: string): readonly Part[] {
  const from = join(root, path);
  const found = lstatSync(from, { throwIfNoEntry: false });
  if (found?.isFile()) return isUnfinished(path) ? [] : [{ from, path }];
  if (!found?.isDirectory()) return [];
  return readdirSync(from)
    .toSorted()
    .flatMap((name) => filesAt(root, `${path}/${name}`));
}

/**
 * What a data folder has beside log and tree that is not made again by itself. Files of evidence come after the log
 * was copied: each was there before an event could name it.
 */
export function openParts({ data, shared }: Folders): readonly Part[] {
  const own = ['node-id', 'key-uses.json'];
  const evidence = filesAt(shared, 'evidence').filter(({ path }) => !path.startsWith('evidence/incoming/'));
  return [
    ...own.flatMap((path) => filesAt(data, path)),
    ...filesAt(shared, 'integrity/log.vkey'),
    ...evidence,
    ...filesAt(shared, 'evidence-taken'),
  ];
}

/** What lets whoever has it act as this server: see the operator's guide. */
export function secretParts({ shared }: Pick<Folders, 'shared'>, reporterKeys: boolean): readonly Part[] {
  return [
    ...filesAt(shared, 'server-secret'),
    ...filesAt(shared, 'bootstrap-key'),
    ...filesAt(shared, 'signing-keys'),
    ...filesAt(shared, 'integrity/log-key'),
    ...filesAt(shared, 'integrity/log-key.former'),
    ...(reporterKeys ? filesAt(shared, 'reporter-keys') : []),
  ];
}

/** Secrets without which a restored server is not what it was. */
export const neededSecrets = ['server-secret', 'integrity/log-key'] as const;

export const hasLog = (data: string): boolean => existsSync(join(data, 'log', 'events.db'));
