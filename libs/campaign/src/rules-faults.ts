import { roles } from '@xiaohao/organisation';
import { deadlineFault } from './deadlines/deadline-faults.js';
import { type CampaignRefusal, refuse } from './refusals.js';
import { repeatedCode } from './repeated-code.js';
import { type CampaignRules, type SignOffStep, signOffStepKinds } from './rules.js';
import { stepRoles } from './step-roles.js';

/** The first thing that is wrong with a set of rules; pointers are into the rules. */
export function rulesFault(rules: CampaignRules, at = '/rules'): CampaignRefusal | undefined {
  if (rules.categories.length === 0) return refuse('NoCategory', `${at}/categories`);
  if (rules.returnReasons.length === 0) return refuse('NoReturnReason', `${at}/returnReasons`);
  if (rules.reopeningGrounds.length === 0) return refuse('NoReopeningGround', `${at}/reopeningGrounds`);
  if (rules.panelProfessions.length === 0) return refuse('NoProfession', `${at}/panelProfessions`);
  return (
    repeatedCode(rules.categories, `${at}/categories`) ??
    first(
      rules.categories.map((category, i) =>
        repeatedCode(category.subForms, `${at}/categories/${i}/subForms`),
      ),
    ) ??
    repeatedCode(rules.returnReasons, `${at}/returnReasons`) ??
    repeatedCode(rules.reopeningGrounds, `${at}/reopeningGrounds`) ??
    repeatedCode(rules.panelProfessions, `${at}/panelProfessions`) ??
    chainFault(rules.signOffChain, `${at}/signOffChain`) ??
    (rules.immediateSignOffChain && chainFault(rules.immediateSignOffChain, `${at}/immediateSignOffChain`)) ??
    (rules.deadlines && deadlineFault(rules.deadlines, `${at}/deadlines`))
  );
}

/**
 * A chain may be short, never empty of control: exactly one approval, which is always given from outside the
 * owner's side by somebody other than the applicant. So the shortest chain still has two people, one of them
 * outside.
 */
function chainFault(chain: readonly SignOffStep[], at: string): CampaignRefusal | undefined {
  if (chain.filter((step) => step.kind === 'approval').length !== 1)
    return refuse('ChainNeedsOneApproval', at);
  let last = -1;
  for (const [i, step] of chain.entries()) {
    const rank = signOffStepKinds.indexOf(step.kind);
    if (rank === last) return refuse('ChainStepRepeated', `${at}/${i}`, { code: step.kind });
    if (rank < last) return refuse('ChainOutOfOrder', `${at}/${i}`);
    if (!(roles as readonly string[]).includes(step.role))
      return refuse('ChainRoleUnknown', `${at}/${i}/role`, { code: step.role });
    if (!(stepRoles[step.kind] as readonly string[]).includes(step.role))
      return refuse('ChainRoleUnfit', `${at}/${i}/role`, {
        code: step.role,
        step: step.kind,
        roles: stepRoles[step.kind],
      });
    last = rank;
  }
  return undefined;
}

const first = (faults: readonly (CampaignRefusal | undefined)[]): CampaignRefusal | undefined =>
  faults.find((fault) => fault !== undefined);
