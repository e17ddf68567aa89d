import { actingPerson, type InOffice } from '../acting.js';
import type { Bearing } from '../authority/bearing.js';
import { bearingOf } from '../authority/bearing-of.js';
import { mayDo } from '../authority/may-do.js';
import type { IdentifyProblem } from '../commands.js';
import { happenedBy } from '../dates.js';
import type { DecisionContext } from '../decision.js';
import { noHands } from '../duty.js';
import { firstOf, knownCode, knownPerson, openUnit } from '../references.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Rule } from '../rule.js';
import type { ProblemState } from '../state.js';
import { allWritten } from '../written.js';
import { checkClassification } from './classification.js';
import { checkWording } from './wording.js';

function enter(state: ProblemState, context: DecisionContext): InOffice | ProblemRefusal {
  const acting = actingPerson(context);
  if ('refused' in acting) return acting;
  if (state.stage !== 'absent') return refuse('AlreadyIdentified');
  return context.campaign.open ? acting : refuse('CampaignNotOpen');
}

/** How the one who registers stands to a problem that is not there yet. */
function bearingTo({ owner, supportUnits }: IdentifyProblem, context: DecisionContext): Bearing {
  const nothing = { contributors: [], hands: noHands, identifiedAt: context.now };
  return bearingOf(context.actor.id, { owner, supportUnits, ...nothing }, context);
}

function check(command: IdentifyProblem, acting: DecisionContext): ProblemRefusal | null {
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
    checkClassification(command.classification, null, acting)
  );
}

/** 查摆: a problem enters the ledger, by whichever side found it. */
export const identifyProblem: Rule<IdentifyProblem> = {
  type: 'IdentifyProblem',
  allowed(state, context) {
    const entered = enter(state, context);
    if ('refused' in entered) return entered;
    // Whose problem it will be is not said yet, so that it may still be one of the own unit.
    const posts = entered.person.roles.map((role) => ({ role, unit: 'own' as const }));
    return mayDo('IdentifyProblem', 'absent', { posts, relations: [], ties: [], bonds: [] });
  },
  decide(command, state, context) {
    const entered = enter(state, context);
    if ('refused' in entered) return entered;
    const { type: _, ...data } = command;
    return (
      mayDo('IdentifyProblem', 'absent', bearingTo(command, context)) ??
      check(command, context) ?? [
        {
          type: 'Identified',
          data: { ...data, campaign: context.campaign.id, by: entered.by, identifiedAt: context.now },
        },
      ]
    );
  },
};
