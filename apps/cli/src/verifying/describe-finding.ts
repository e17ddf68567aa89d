import type { BackupFinding } from '../backup/check-backup.js';
import { type Language, message } from '../messages.js';

/** A finding in one line. */
export function describeFinding(finding: BackupFinding, lang: Language): string {
  const { kind, ...rest } = finding;
  const flat = 'event' in rest ? { ...rest, ...rest.event, event: '' } : rest;
  return message(lang, `finding.${kind}`, flat);
}
