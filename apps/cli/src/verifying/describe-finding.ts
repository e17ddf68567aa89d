import type { BackupFinding } from '../backup/check-backup.js';
import { type Language, message } from '../messages.js';

/** A finding in one line. */
export function describeFinding(finding: BackupFinding, lang: Language): string {
  const { kind, ...rest } = finding;
  const named = 'event' in rest && rest.event !== undefined;
  const flat = {
    ...rest,
    ...(named ? rest.event : {}),
    event: '',
    first: 'first' in rest ? (rest.first ?? '—') : '',
  };
  if ((kind === 'missing' || kind === 'shortened') && named)
    return message(lang, `finding.${kind}Event`, flat);
  return message(lang, `finding.${kind}`, flat);
}
