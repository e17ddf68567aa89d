import { type ChecklistKind, checklistKinds } from '@xiaohao/campaign';
import type { IdentifyProblem } from '../commands.js';
import type { CampaignFacts } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { written } from '../written.js';

/**
 * The checklist that a named entry is of, null where none is named. Two checklists may use one code for different
 * things: then it has to be said which is meant.
 */
export function checklistOf(
  { checklist, checklistEntry: code }: Pick<IdentifyProblem, 'checklist' | 'checklistEntry'>,
  { checklists }: Pick<CampaignFacts, 'checklists'>,
): ChecklistKind | null | ProblemRefusal {
  if (code === undefined) return checklist === undefined ? null : written(code, '/checklistEntry');
  const asked = checklist === undefined ? checklistKinds : [checklist];
  const [found, other] = asked.filter((kind) =>
    checklists[kind]?.entries.some((entry) => entry.code === code),
  );
  if (found === undefined) return refuse('ChecklistEntryUnknown', '/checklistEntry', { code });
  return other === undefined ? found : refuse('ChecklistEntryAmbiguous', '/checklist', { code });
}
