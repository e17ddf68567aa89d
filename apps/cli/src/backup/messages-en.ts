import type { backupZh } from './messages-zh.js';

/** The same in English. */
export const backupEn: typeof backupZh = {
  'finding.evidenceMissing':
    'The evidence file {digest} is not there ({stream} revision {revision} relies on it)',
  'finding.evidenceChanged':
    'The evidence file {digest} was altered ({stream} revision {revision} relies on it)',
  'finding.fileMissing': 'The file {path} is missing in the backup',
  'finding.fileChanged': 'The file {path} in the backup is not what was written',
  'finding.logDiffers':
    'The log in the backup has {events} events; it had {wanted}, or other ones, when it was made',
  'finding.witnessAhead':
    'The witness has cosigned {size} events, the backup holds {events}: what came after is lost; once restored it is not written until the witness’s keeper agrees by xiaohao witness accept-loss',
  backingUpLog: 'Copying the log',
  backingUpFiles: 'Copying files',
  checkingFiles: 'Checking files',
  backedUp: 'Backup made: {target}, {events} events, {files} files, {secrets} of them secret; root {root}',
  backupCovered: 'The last checkpoint signed {checkpoint} events, the last witnessed one {witnessed}',
  backupSecretsNone: 'No secrets are in it; after a restore these have to be put back: {paths}',
  backupSecretsInside:
    'Secrets are in it: whoever has the backup can act as this server; keep it accordingly',
  backupSecretsApart: 'The secrets are in {folder}; keep them apart from the backup',
  backupThere: '{target} is there already: take another name',
  backupWithin: '{target} lies within {folder}: a backup belongs outside of what it backs up',
  keyOfBackup:
    'The key of the log is the one in the backup itself; give the one that you have from elsewhere with --log',
  secretsWanted: 'Say with --secrets where secrets go: none, inside, or a folder of their own',
  noBackup: '{file} is not there or cannot be read: there is no finished backup',
  targetTaken: '{target} holds something: a restore goes to a new or empty folder',
  backupOf: 'Backup of {madeAt}: {origin}, {events} events',
  backupWhole: 'The backup is whole: {files} files are what they were; root {root}',
  backupNotWhole: 'The backup has {count} faults',
  notRestored: 'Not restored; to restore it all the same add --anyway',
  restoredTo: 'Restored to {target}',
  restoring: 'Restoring files',
  'lacking.server-secret':
    'server-secret is missing: every key, password and seal is worthless; put it back first, or start with a new XIAOHAO_BOOTSTRAP_KEY',
  'lacking.integrity/log-key':
    'integrity/log-key is missing: put it back first if it exists; else the next start makes a new one, which the witness’s keeper has to add and everybody has to be told',
  secretsThere: '{folder} holds something: secrets go to a new or empty folder, one for each backup',
  secretsNotApart: '{folder} and the backup lie within each other: keep secrets apart from the backup',
  draftHeld: 'Another process is writing {folder}',
  backupChanged: '{path} was changed after it was checked: not restored; check the backup again',
  foundAtMaking: 'When it was made, {count} faults were found already (found in backup.json)',
  'lacking.integrity/log-key.former':
    'integrity/log-key.former is missing: from now on checkpoints are signed by the new key alone',
  'lacking.bootstrap-key':
    'bootstrap-key is missing: the first administrator’s key still holds if you know it, or give it by XIAOHAO_BOOTSTRAP_KEY',
  'lacking.signing-keys':
    '{count} keys of signing-keys/ are missing: new ones are made at the next signature, earlier signatures still verify',
  'lacking.reporter-keys':
    '{count} keys of reporter-keys/ are missing: who reported these intakes cannot be read any more',
  'lacking.other': 'The secret {path} is missing',
};
