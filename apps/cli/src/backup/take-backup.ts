import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyLogFile } from '@xiaohao/event-log/sqlite';
import { openCheckpoint } from '@xiaohao/integrity';
import { DurableFiles, realDisk } from '@xiaohao/integrity/folder';
import type { Report } from '@xiaohao/integrity/verifying';
import { notesIn } from '../verifying/notes-in.js';
import { verifyFolder } from '../verifying/verify-folder.js';
import { readTree, writeTree } from './copy-tree.js';
import { type Draft, openDraft } from './draft.js';
import { type EvidenceFinding, EvidenceNamed } from './evidence-named.js';
import { copyWhole, factsOf, forceFile } from './file-copy.js';
import { keyOfBackup } from './key-of-backup.js';
import {
  type BackupFile,
  formatManifest,
  type Manifest,
  manifestFormat,
  manifestName,
  type SecretsPlace,
} from './manifest.js';
import { type Folders, openParts, type Part, secretParts } from './parts.js';
import { claimSecretsFolder } from './secrets-folder.js';

export interface BackupAsked extends Folders {
  readonly target: string;
  readonly secrets: SecretsPlace;
  /** Where secrets go when they are kept apart. */
  readonly secretsFolder: string | undefined;
  readonly reporterKeys: boolean;
  /** Instant, UTC. */
  readonly madeAt: string;
  readonly onProgress: (stage: 'log' | 'files' | 'verify', done: number, total: number) => void;
}

export interface BackupMade {
  readonly manifest: Manifest;
  /** What the copied log has against its tree; a house that is damaged is backed up all the same. */
  readonly report: Report;
  readonly evidence: readonly EvidenceFinding[];
}

/** Findings that a backup lists of those that were there when it was made. */
const mostFound = 100;

/**
 * Makes a backup while the server works, or beside a folder that none serves. It holds every event that was answered
 * before it began. It grows under another name and is read back before it gets its own; one that was broken off is
 * gone on with, and files that are there already are not copied again. What is amiss then stands in its manifest.
 * @throws DraftHeld, TargetTaken, SecretsFolderTaken, SecretsNotApart
 */
export async function takeBackup(asked: BackupAsked): Promise<BackupMade> {
  const { target, secrets, secretsFolder } = asked;
  const apart =
    secrets === 'apart' && secretsFolder !== undefined
      ? claimSecretsFolder(secretsFolder, target)
      : undefined;
  const draft = openDraft(target);
  try {
    const made = await fill(draft, apart?.folder ?? draft.folder, asked);
    const { files } = made.manifest;
    apart?.keepOnly(files.filter(({ secret }) => secret).map(({ path }) => path));
    finish(draft, made.manifest);
    apart?.finish();
    return made;
  } finally {
    draft.release();
  }
}

async function fill({ folder: draft }: Draft, secretsIn: string, asked: BackupAsked): Promise<BackupMade> {
  const { data, secrets, reporterKeys, onProgress } = asked;
  mkdirSync(join(draft, 'log'), { recursive: true, mode: 0o700 });
  rmSync(join(draft, manifestName), { force: true });
  const tree = readTree(asked);
  const log = join(draft, 'log', 'events.db');
  await copyLogFile(join(data, 'log'), log, (done, total) => onProgress('log', done, total));
  await forceFile(log);
  rmSync(join(draft, 'integrity'), { recursive: true, force: true });
  const treeFiles = writeTree(tree, data, draft);
  const parts = openParts(asked);
  const hidden = secrets === 'none' ? [] : secretParts(asked, reporterKeys);
  const total = parts.length + hidden.length;
  const files = [
    ...(await listed(['log/events.db', ...treeFiles], draft)),
    ...(await copied(parts, draft, (done) => onProgress('files', done, total))),
    ...(await copied(hidden, secretsIn, (done) => onProgress('files', parts.length + done, total))).map(
      (file) => ({ ...file, secret: true as const }),
    ),
  ];
  const named = new EvidenceNamed();
  const logKey = keyOfBackup(draft);
  const report = await verifyFolder({
    folder: draft,
    log: logKey,
    witnesses: [],
    notes: notesIn(join(draft, 'integrity'), []),
    onEvent: named.take,
    onProgress: (done, all) => onProgress('verify', done, all),
  });
  const evidence = await named.findings(draft);
  const found = [...report.findings, ...evidence];
  const sizeOf = (note: string | undefined): number | null =>
    (note !== undefined && logKey && openCheckpoint(note, logKey)?.checkpoint.size) || null;
  const manifest: Manifest = {
    format: manifestFormat,
    madeAt: asked.madeAt,
    origin: logKey?.name ?? '',
    events: report.events,
    root: report.root,
    checkpoint: sizeOf(tree.checkpoint),
    witnessed: sizeOf(tree.witnessed),
    secrets,
    reporterKeys: secrets !== 'none' && reporterKeys,
    omitted: secrets === 'none' ? secretParts(asked, false).map(({ path }) => path) : [],
    found: { findings: found.slice(0, mostFound), more: report.more + Math.max(0, found.length - mostFound) },
    files,
  };
  return { manifest, report, evidence };
}

async function listed(paths: readonly string[], folder: string): Promise<readonly BackupFile[]> {
  const files: BackupFile[] = [];
  for (const path of paths) files.push({ path, ...(await factsOf(join(folder, path))) });
  return files;
}

async function copied(
  parts: readonly Part[],
  folder: string,
  onProgress: (done: number) => void,
): Promise<readonly BackupFile[]> {
  const files: BackupFile[] = [];
  for (const { from, path } of parts) {
    // An erased reporter's key, or a file of another start, may be gone by now: then it is not part of the backup.
    if (!existsSync(from)) continue;
    files.push({ path, ...(await copyWhole(from, join(folder, path))) });
    onProgress(files.length);
  }
  return files;
}

/** The manifest last, then the name: whoever finds the name finds everything. */
function finish(draft: Draft, manifest: Manifest): void {
  const { files: all, secrets } = manifest;
  draft.keepOnly(all.filter(({ secret }) => secrets === 'inside' || !secret).map(({ path }) => path));
  const files = new DurableFiles(draft.folder, realDisk);
  files.put(manifestName, formatManifest(manifest));
  files.settle();
  draft.takeName();
}
