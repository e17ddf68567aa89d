import type { Organisation } from '@xiaohao/organisation';
import { type Acting, actingPerson } from '../acting.js';
import { actedOnBehalf } from '../authority/acted-on-behalf.js';
import { actingIn } from '../authority/acting-in.js';
import { authorise } from '../authority/authorise.js';
import type { Binding } from '../authority/bearing-of.js';
import { mayDo } from '../authority/may-do.js';
import type { IdentifyProblem } from '../commands.js';
import { happenedBy } from '../dates.js';
import type { DecisionContext } from '../decision.js';
import { noHands } from '../duty.js';
import { firstOf, knownPerson, openUnit } from '../references.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Rule } from '../rule.js';
import { checkSecrecy } from '../secrecy/check-secrecy.js';
import type { ProblemState } from '../state.js';
import { allWritten, written } from '../written.js';
import { checklistOf } from './checklist-of.js';
import { checkClassification } from './classification.js';
import type { Owner } from './events.js';
import { checkWording } from './wording.js';

function enter(state: ProblemState, context: DecisionContext): ProblemRefusal | null {
  const acting = actingPerson(context);
  if ('refused' in acting) return acting;
  if (state.stage !== 'absent') return refuse('AlreadyIdentified');
  return context.campaign.open ? null : refuse('CampaignNotOpen');
}

/** What ties people to a problem that is not there yet. */
const bindingOf = ({ owner, supportUnits }: IdentifyProblem, { now }: DecisionContext): Binding => ({
  owner,
  supportUnits,
  contributors: [],
  hands: noHands,
  identifiedAt: now,
});

/** A member's own problem is nobody's until it says which member. */
const checkPerson = ({ kind, person }: Owner, organisation: Organisation): ProblemRefusal | null =>
  (kind === 'member' ? written(person, '/owner/person') : null) ??
  (person === undefined ? null : knownPerson(organisation, person, '/owner/person'));

function check(command: IdentifyProblem, acting: Acting): ProblemRefusal | null {
  const { campaign, organisation, today } = acting;
  const { owner, supportUnits, foundOn } = command;
  const checklist = checklistOf(command, campaign);
  return (
    allWritten({ problem: command.problem, number: command.number }) ??
    checkWording(command.wording) ??
    openUnit(organisation, owner.unit, '/owner/unit') ??
    (owner.leader === undefined ? null : knownPerson(organisation, owner.leader, '/owner/leader')) ??
    checkPerson(owner, organisation) ??
    firstOf(supportUnits, (unit, at) => openUnit(organisation, unit, `/supportUnits/${at}`)) ??
    (typeof checklist === 'string' ? null : checklist) ??
    (foundOn === undefined ? null : happenedBy(today, foundOn, '/foundOn')) ??
    checkClassification(command.classification, null, acting) ??
    checkSecrecy(command, acting)
  );
}

const unsaid: Binding = {
  owner: { kind: 'unit', unit: '' },
  supportUnits: [],
  contributors: [],
  hands: noHands,
  identifiedAt: null,
};

/** 查摆: a problem enters the ledger, by whichever side found it. */
export const identifyProblem: Rule<IdentifyProblem> = {
  type: 'IdentifyProblem',
  allowed(state, context) {
    const refusal = enter(state, context);
    if (refusal) return refusal;
    // Whose problem it will be is not said yet: nobody's unit, and for whoever works for a unit it may be the own.
    const acting = actingIn(unsaid, context);
    if ('refused' in acting) return acting;
    const posts = acting.bearing.posts.map(({ role }) => ({ role, unit: 'own' as const }));
    return mayDo('IdentifyProblem', 'absent', { ...acting.bearing, posts });
  },
  decide(command, state, context) {
    const refusal = enter(state, context);
    if (refusal) return refusal;
    const acting = authorise('IdentifyProblem', 'absent', bindingOf(command, context), context);
    if ('refused' in acting) return acting;
    const { type: _, intake, ...data } = command;
    const checklist = checklistOf(command, context.campaign);
    return (
      check(command, acting) ?? [
        {
          type: 'Identified',
          data: {
            ...data,
            ...(typeof checklist === 'string' ? { checklist } : {}),
            campaign: context.campaign.id,
            by: acting.by,
            identifiedAt: context.now,
            ...(intake === undefined ? {} : { intake: intake.id }),
          },
        },
        ...actedOnBehalf(command.type, state, acting),
      ]
    );
  },
};
