/** One file of a backup, as it was written. */
export interface BackupFile {
  /** Below the backup's folder, or below the secrets' one; with slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Whoever has it can act or sign as this server, or read what is sealed. */
  readonly secret?: true;
}

/** `inside`: among the other files. `apart`: in a folder of their own. `none`: not taken. */
export type SecretsPlace = 'inside' | 'apart' | 'none';

/** What was amiss in the house already when a backup of it was made. */
export interface FoundAtMaking {
  /** As `xiaohao verify` names them; at most a hundred. */
  readonly findings: readonly { readonly kind: string }[];
  /** How many more there were. */
  readonly more: number;
}

/** What a backup says of itself, in `backup.json`. It is written last: where it is, all of the backup is there. */
export interface Manifest {
  readonly format: 'xiaohao/backup/1';
  /** Instant, UTC, by the clock of the machine that made it. */
  readonly madeAt: string;
  /** Name of the log. */
  readonly origin: string;
  readonly events: number;
  /** Root of the tree over all events, base64. */
  readonly root: string;
  /** Leaves of the last signed and of the last witnessed tree; null where there is none. */
  readonly checkpoint: number | null;
  readonly witnessed: number | null;
  readonly secrets: SecretsPlace;
  /** Whether the keys to who reported something are among the secrets. */
  readonly reporterKeys: boolean;
  /** Secrets that the server had and that were not taken, the keys to reporters apart. Absent in older backups. */
  readonly omitted?: readonly string[];
  /** Absent in older backups. */
  readonly found?: FoundAtMaking;
  readonly files: readonly BackupFile[];
}

export const manifestName = 'backup.json';
export const manifestFormat = 'xiaohao/backup/1';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isSizeOrNone = (value: unknown): boolean => value === null || isCount(value);

/** Below its folder and nowhere else. */
const isInnerPath = (path: unknown): path is string =>
  typeof path === 'string' &&
  /^[^/\\]+(\/[^/\\]+)*$/.test(path) &&
  !path.split('/').some((step) => step === '.' || step === '..');

const isFile = (value: unknown): value is BackupFile =>
  isObject(value) &&
  isInnerPath(value['path']) &&
  isCount(value['bytes']) &&
  /^[0-9a-f]{64}$/.test(String(value['sha256'])) &&
  (value['secret'] === undefined || value['secret'] === true);

const isFound = (value: unknown): boolean =>
  value === undefined ||
  (isObject(value) &&
    isCount(value['more']) &&
    Array.isArray(value['findings']) &&
    value['findings'].every((one) => isObject(one) && typeof one['kind'] === 'string'));

/** Undefined for what is no manifest of this format. */
export function readManifest(text: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['format'] !== manifestFormat) return undefined;
  const { madeAt, origin, events, root, checkpoint, witnessed, secrets, reporterKeys, files } = value;
  const { omitted = [], found } = value;
  const whole =
    [madeAt, origin, root].every((one) => typeof one === 'string') &&
    isCount(events) &&
    isSizeOrNone(checkpoint) &&
    isSizeOrNone(witnessed) &&
    ['inside', 'apart', 'none'].includes(String(secrets)) &&
    typeof reporterKeys === 'boolean' &&
    Array.isArray(omitted) &&
    omitted.every(isInnerPath) &&
    isFound(found) &&
    Array.isArray(files) &&
    files.every(isFile);
  return whole ? (value as unknown as Manifest) : undefined;
}

export const formatManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 1)}\n`;
