import { type Acting, actingPerson } from '../acting.js';
import type { IdentifyProblem } from '../commands.js';
import { happenedBy } from '../dates.js';
import type { DecisionContext } from '../decision.js';
import { firstOf, knownCode, knownPerson, openUnit } from '../references.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Rule } from '../rule.js';
import { checkSecrecy } from '../secrecy/check-secrecy.js';
import type { ProblemState } from '../state.js';
import { allWritten } from '../written.js';
import { checkClassification } from './classification.js';
import { checkWording } from './wording.js';

function enter(state: ProblemState, context: DecisionContext): Acting | ProblemRefusal {
  const acting = actingPerson(context);
  if ('refused' in acting) return acting;
  if (state.stage !== 'absent') return refuse('AlreadyIdentified');
  return context.campaign.open ? acting : refuse('CampaignNotOpen');
}

function check(command: IdentifyProblem, acting: Acting): ProblemRefusal | null {
  const { campaign, organisation, today } = acting;
  const { owner, supportUnits, checklistEntry, foundOn } = command;
  return (
    allWritten({ problem: command.problem, number: command.number }) ??
    checkWording(command.wording) ??
    openUnit(organisation, owner.unit, '/owner/unit') ??
    (owner.leader === undefined ? null : knownPerson(organisation, owner.leader, '/owner/leader')) ??
    (owner.person === undefined ? null : knownPerson(organisation, owner.person, '/owner/person')) ??
    firstOf(supportUnits, (unit, at) => openUnit(organisation, unit, `/supportUnits/${at}`)) ??
    (checklistEntry === undefined
      ? null
      : knownCode(campaign.checklistEntries, checklistEntry, '/checklistEntry', 'ChecklistEntryUnknown')) ??
    (foundOn === undefined ? null : happenedBy(today, foundOn, '/foundOn')) ??
    checkClassification(command.classification, null, acting) ??
    checkSecrecy(command, acting)
  );
}

/** 查摆: a problem enters the ledger, by whichever side found it. */
export const identifyProblem: Rule<IdentifyProblem> = {
  type: 'IdentifyProblem',
  allowed(state, context) {
    const entered = enter(state, context);
    return 'refused' in entered ? entered : null;
  },
  decide(command, state, context) {
    const entered = enter(state, context);
    if ('refused' in entered) return entered;
    const { type: _, intake, ...data } = command;
    return (
      check(command, entered) ?? [
        {
          type: 'Identified',
          data: {
            ...data,
            campaign: context.campaign.id,
            by: entered.by,
            identifiedAt: context.now,
            ...(intake === undefined ? {} : { intake: intake.id }),
          },
        },
      ]
    );
  },
};
