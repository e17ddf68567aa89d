import { dueFrom, realDate } from '../dates.js';
import type { DecisionContext } from '../decision.js';
import { knownCode } from '../references.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { written } from '../written.js';
import type { Classification, Handling } from './events.js';
import { checkMembers } from './own-members.js';

type Continuing = Extract<Handling, { kind: 'continuing' }>;

/** 长期坚持 without a goal, a next check and an expected end would be a problem put off for ever. */
export const checkContinuing = (handling: Continuing, at: string, today: string): ProblemRefusal | null =>
  checkMembers(handling, at) ??
  written(handling.stageGoal, `${at}/stageGoal`) ??
  written(handling.nextCheckOn, `${at}/nextCheckOn`) ??
  written(handling.expectedEndOn, `${at}/expectedEndOn`) ??
  dueFrom(today, handling.nextCheckOn, `${at}/nextCheckOn`) ??
  realDate(handling.expectedEndOn, `${at}/expectedEndOn`) ??
  (handling.expectedEndOn < handling.nextCheckOn
    ? refuse('ContinuingEndsBeforeCheck', `${at}/expectedEndOn`)
    : null);

function checkHandling(handling: Handling, standing: Handling | null, today: string): ProblemRefusal | null {
  const at = '/classification/handling';
  const foreign = checkMembers(handling, at);
  if (foreign) return foreign;
  switch (handling.kind) {
    case 'immediate':
    case 'timeLimited':
      return null;
    case 'focused':
      return written(handling.list, `${at}/list`);
    case 'continuing':
      return standing !== null && sameContinuing(handling, standing)
        ? null
        : checkContinuing(handling, at, today);
    default:
      return handling satisfies never;
  }
}

const sameContinuing = (one: Continuing, other: Handling): boolean =>
  other.kind === 'continuing' &&
  one.stageGoal === other.stageGoal &&
  one.nextCheckOn === other.nextCheckOn &&
  one.expectedEndOn === other.expectedEndOn;

/** Codes of the campaign and a handling that is complete; one that already stands may have a check behind it. */
export function checkClassification(
  classification: Classification,
  standing: Classification | null,
  { campaign, today }: Pick<DecisionContext, 'campaign' | 'today'>,
): ProblemRefusal | null {
  const category = campaign.rules.categories.find(({ code }) => code === classification.category);
  if (category === undefined)
    return refuse('CategoryUnknown', '/classification/category', { code: classification.category });
  return (
    (classification.subForm === undefined
      ? null
      : knownCode(category.subForms, classification.subForm, '/classification/subForm', 'SubFormUnknown')) ??
    checkHandling(classification.handling, standing?.handling ?? null, today)
  );
}
