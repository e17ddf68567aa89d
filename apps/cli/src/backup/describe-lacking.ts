import { type Language, type MessageCode, message } from '../messages.js';

const known = {
  'server-secret': 'lacking.server-secret',
  'integrity/log-key': 'lacking.integrity/log-key',
  'integrity/log-key.former': 'lacking.integrity/log-key.former',
  'bootstrap-key': 'lacking.bootstrap-key',
  'signing-keys/': 'lacking.signing-keys',
  'reporter-keys/': 'lacking.reporter-keys',
} as const satisfies Readonly<Record<string, MessageCode>>;

const isKnown = (group: string): group is keyof typeof known => Object.hasOwn(known, group);

/** Paths of secrets by what they are: keys that have a folder of their own together, under its name with a slash. */
export const groupsOf = (paths: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(paths, (path) => /^(signing|reporter)-keys\//.exec(path)?.[0] ?? path);

/** A line for each kind of secret that is lacking: what it is, how many, and what to do without it. */
export const describeLacking = (paths: readonly string[], lang: Language): readonly string[] =>
  [...groupsOf(paths)].map(([group, own]) =>
    message(lang, isKnown(group) ? known[group] : 'lacking.other', { path: group, count: own.length }),
  );
