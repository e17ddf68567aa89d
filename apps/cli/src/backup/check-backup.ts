import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogKeys, NoteKey } from '@xiaohao/integrity';
import type { Finding, KnownNote, Report } from '@xiaohao/integrity/verifying';
import { notesIn } from '../verifying/notes-in.js';
import { verifyFolder } from '../verifying/verify-folder.js';
import { type EvidenceFinding, EvidenceNamed } from './evidence-named.js';
import { factsOf } from './file-copy.js';
import { keyOfBackup } from './key-of-backup.js';
import { type BackupFile, type Manifest, manifestName, readManifest } from './manifest.js';
import { neededSecrets } from './parts.js';

/**
 * What a backup has against it, beside what {@link Finding} names. `fileMissing`, `fileChanged`: a file is not there,
 * or not what was written. `logDiffers`: the log is another than the manifest says. `witnessAhead`: the witness has
 * cosigned more events than the backup holds; what came after is lost.
 */
export type BackupFinding =
  | Finding
  | EvidenceFinding
  | { readonly kind: 'fileMissing' | 'fileChanged'; readonly path: string }
  | { readonly kind: 'logDiffers'; readonly events: number; readonly wanted: number }
  | { readonly kind: 'witnessAhead'; readonly events: number; readonly size: number };

export interface BackupToCheck {
  readonly folder: string;
  /** Where its secrets are, if they are kept apart. */
  readonly secretsFolder: string | undefined;
  /** The log's key, had from elsewhere; default: the backup's own. */
  readonly log: LogKeys | undefined;
  readonly witnesses: readonly NoteKey[];
  /** Files of checkpoints that were had from elsewhere. */
  readonly checkpoints: readonly string[];
  /** What the witness has cosigned last, if it was asked. */
  readonly witnessed: { readonly size: number; readonly note: string } | undefined;
  readonly onProgress: (stage: 'files' | 'verify', done: number, total: number) => void;
}

export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly report: Report;
  readonly findings: readonly BackupFinding[];
  /** Paths of the files that were read and are what was written. */
  readonly whole: readonly string[];
  /** Paths of the secrets that the server had or cannot do without, and that are not to be had whole here. */
  readonly lacking: readonly string[];
}

/** There is no backup that was finished. */
export class NoBackup extends Error {
  override readonly name = 'NoBackup';
}

/** Where a file of a backup lies; undefined for a secret that is kept somewhere unknown. */
export function placeOf(
  { path, secret }: BackupFile,
  { secrets }: Manifest,
  folder: string,
  secretsFolder: string | undefined,
): string | undefined {
  if (!secret || secrets === 'inside') return join(folder, path);
  return secretsFolder === undefined ? undefined : join(secretsFolder, path);
}

/** @throws NoBackup */
export function manifestOf(folder: string): Manifest {
  const file = join(folder, manifestName);
  const manifest = existsSync(file) ? readManifest(readFileSync(file, 'utf8')) : undefined;
  if (manifest === undefined) throw new NoBackup(file);
  return manifest;
}

/**
 * Reads a whole backup again: every file against the manifest, the log against its tree, the tree against what was
 * signed and witnessed, every file that an event names against its digest. @throws NoBackup
 */
export async function checkBackup(asked: BackupToCheck): Promise<CheckedBackup> {
  const { folder, secretsFolder, witnessed, onProgress } = asked;
  const manifest = manifestOf(folder);
  const findings: BackupFinding[] = [];
  const there = new Set<string>();
  for (const [at, file] of manifest.files.entries()) {
    const place = placeOf(file, manifest, folder, secretsFolder);
    if (place !== undefined) {
      const state = await stateOf(place, file);
      if (state === 'whole') there.add(file.path);
      else findings.push({ kind: state === 'absent' ? 'fileMissing' : 'fileChanged', path: file.path });
    }
    onProgress('files', at + 1, manifest.files.length);
  }
  const named = new EvidenceNamed();
  const report = await verifyFolder({
    folder,
    log: asked.log ?? keyOfBackup(folder),
    witnesses: asked.witnesses,
    notes: [...notesIn(join(folder, 'integrity'), asked.checkpoints), ...noteOf(witnessed, manifest)],
    onEvent: named.take,
    onProgress: (done, total) => onProgress('verify', done, total),
  });
  findings.push(...report.findings);
  if (report.events !== manifest.events || report.root !== manifest.root)
    findings.push({ kind: 'logDiffers', events: report.events, wanted: manifest.events });
  findings.push(...(await named.findings(folder)));
  if (witnessed !== undefined && witnessed.size > report.events)
    findings.push({ kind: 'witnessAhead', events: report.events, size: witnessed.size });
  return { manifest, report, findings, whole: [...there], lacking: lackingIn(manifest, there) };
}

function lackingIn({ files, omitted = [] }: Manifest, there: ReadonlySet<string>): readonly string[] {
  const secrets = files.filter(({ secret }) => secret).map(({ path }) => path);
  return [...new Set([...neededSecrets, ...secrets, ...omitted])].filter((path) => !there.has(path));
}

async function stateOf(
  place: string,
  { bytes, sha256 }: BackupFile,
): Promise<'whole' | 'changed' | 'absent'> {
  if (!existsSync(place)) return 'absent';
  const facts = await factsOf(place);
  return facts.bytes === bytes && facts.sha256 === sha256 ? 'whole' : 'changed';
}

/** What the witness knows beyond the backup cannot be compared; that it does is a finding of its own. */
const noteOf = (witnessed: BackupToCheck['witnessed'], { events }: Manifest): readonly KnownNote[] =>
  witnessed !== undefined && witnessed.size <= events
    ? [{ name: 'witness', text: witnessed.note, elsewhere: true }]
    : [];
