import type { Decider, Decision } from '@xiaohao/deciding';
import type { Organisation } from '@xiaohao/organisation';
import { isZone } from '@xiaohao/working-calendar';
import type { CampaignCommand, FormPanel } from './commands.js';
import type { CampaignEvent } from './events.js';
import { type CampaignRefusal, type CampaignRefusalCode, refuse } from './refusals.js';
import { repeatedCode } from './repeated-code.js';
import { rulesFault } from './rules-faults.js';
import { type CampaignState, evolveCampaign, type OpenedCampaign, rulesInForce } from './state.js';

/** Who decides, at which instant (UTC), on which date of the campaign's zone, over which organisation. */
export interface CampaignContext {
  readonly by: string;
  readonly now: string;
  readonly today: string;
  readonly organisation: Organisation;
}

type Answer = Decision<CampaignEvent, CampaignRefusalCode>;

function decide(command: CampaignCommand, state: CampaignState, context: CampaignContext): Answer {
  const { by, today } = context;
  if (command.type === 'OpenCampaign') {
    if (state.exists) return refuse('CampaignExists');
    if (!isZone(command.zone)) return refuse('ZoneUnknown', '/zone');
    const { type: _, ...content } = command;
    return rulesFault(command.rules) ?? [{ type: 'CampaignOpened', data: { ...content, by } }];
  }
  if (!state.exists) return refuse('CampaignUnknown');
  // What was open at the closing goes on, and a panel whose members have left must be formed anew to review it.
  if (!state.open && command.type !== 'FormPanel') return refuse('CampaignIsClosed');
  switch (command.type) {
    case 'ReviseRules': {
      const last = state.rules.at(-1);
      if (last && command.effectiveOn < last.effectiveOn) return refuse('RulesNotLater', '/effectiveOn');
      if (command.effectiveOn < today) return refuse('RulesInThePast', '/effectiveOn', { today });
      const { effectiveOn, rules, ground } = command;
      const version = state.rules.length + 1;
      return (
        rulesFault(rules) ?? [{ type: 'RulesRevised', data: { by, version, effectiveOn, rules, ground } }]
      );
    }
    case 'FormPanel':
      return (
        panelFault(command, state, context) ?? [
          { type: 'PanelFormed', data: { by, members: command.members } },
        ]
      );
    case 'IssueChecklist': {
      const { kind, title, entries } = command;
      const version = (state.checklists[kind]?.version ?? 0) + 1;
      return (
        repeatedCode(entries, '/entries') ?? [
          { type: 'ChecklistIssued', data: { by, kind, version, title, entries } },
        ]
      );
    }
    case 'CloseCampaign':
      return [{ type: 'CampaignClosed', data: { by, ground: command.ground, at: context.now } }];
    default:
      return command satisfies never;
  }
}

function panelFault(
  { members }: FormPanel,
  state: OpenedCampaign,
  { today, organisation }: CampaignContext,
): CampaignRefusal | undefined {
  const { panelProfessions } = rulesInForce(state, today).rules;
  const seen = new Set<string>();
  for (const [i, { person, profession }] of members.entries()) {
    if (seen.has(person)) return refuse('PanelMemberRepeated', `/members/${i}/person`);
    seen.add(person);
    if (!organisation.people.get(person)?.active) return refuse('PanelMemberUnknown', `/members/${i}/person`);
    if (!panelProfessions.some(({ code }) => code === profession))
      return refuse('ProfessionUnknown', `/members/${i}/profession`, { code: profession });
  }
  const lacking = panelProfessions.find(({ code }) => !members.some(({ profession }) => profession === code));
  return lacking && refuse('PanelLacksProfession', '/members', { zh: lacking.zh, en: lacking.en });
}

/** A campaign and its rules as versioned data. */
export const campaignDecider: Decider<
  CampaignCommand,
  CampaignEvent,
  CampaignState,
  CampaignContext,
  CampaignRefusalCode
> = {
  initial: { exists: false },
  decide,
  evolve: evolveCampaign,
};

/** Current schema version of each event. */
export const campaignEventVersions: Readonly<Record<CampaignEvent['type'], number>> = {
  CampaignOpened: 3,
  RulesRevised: 3,
  PanelFormed: 1,
  ChecklistIssued: 1,
  CampaignClosed: 1,
};
