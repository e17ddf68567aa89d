import { ownRules } from './deadlines/trigger-members.js';
import type { CampaignEvent } from './events.js';
import type { CampaignRules, ChecklistEntry, ChecklistKind, PanelMember } from './rules.js';

/** One version of the rules and the first date on which it holds. */
export interface RulesVersion {
  readonly version: number;
  readonly effectiveOn: string;
  /** Absent for the first version, which revises nothing. */
  readonly ground?: string;
  readonly rules: CampaignRules;
}

export interface Checklist {
  readonly version: number;
  readonly title: string;
  readonly entries: readonly ChecklistEntry[];
}

/** By whose hand, why and when a campaign was closed. */
export interface CampaignClosing {
  readonly by: string;
  readonly ground: string;
  /** Instant, UTC; the oldest closings have none. */
  readonly at?: string;
}

export interface OpenedCampaign {
  readonly exists: true;
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly startsOn: string;
  readonly open: boolean;
  /** Absent while it is open. */
  readonly closing?: CampaignClosing;
  /** In order of version. */
  readonly rules: readonly RulesVersion[];
  readonly panel: readonly PanelMember[];
  readonly checklists: Readonly<Partial<Record<ChecklistKind, Checklist>>>;
}

export type CampaignState = { readonly exists: false } | OpenedCampaign;

export function evolveCampaign(state: CampaignState, event: CampaignEvent): CampaignState {
  if (event.type === 'CampaignOpened') {
    const { campaign, name, zone, startsOn, rules } = event.data;
    const first = { version: 1, effectiveOn: startsOn, rules: ownRules(rules) };
    return {
      exists: true,
      id: campaign,
      name,
      zone,
      startsOn,
      open: true,
      rules: [first],
      panel: [],
      checklists: {},
    };
  }
  if (!state.exists) return state;
  switch (event.type) {
    case 'RulesRevised': {
      const { version, effectiveOn, ground, rules } = event.data;
      return { ...state, rules: [...state.rules, { version, effectiveOn, ground, rules: ownRules(rules) }] };
    }
    case 'PanelFormed':
      return { ...state, panel: event.data.members };
    case 'ChecklistIssued': {
      const { kind, version, title, entries } = event.data;
      return { ...state, checklists: { ...state.checklists, [kind]: { version, title, entries } } };
    }
    case 'CampaignClosed':
      return { ...state, open: false, closing: event.data };
    default:
      return event satisfies never;
  }
}

/** The last version that holds on a date; the first one before any holds. */
export function rulesInForce(campaign: OpenedCampaign, date: string): RulesVersion {
  const [first, ...later] = campaign.rules;
  if (!first) throw new RangeError('a campaign has rules from its opening on');
  return later.reduce((held, next) => (next.effectiveOn <= date ? next : held), first);
}

/** What a decision on a date needs to know of the campaign. */
export function campaignFacts(campaign: OpenedCampaign, date: string) {
  const { version, rules } = rulesInForce(campaign, date);
  return {
    id: campaign.id,
    open: campaign.open,
    zone: campaign.zone,
    rulesVersion: version,
    rules,
    panel: campaign.panel,
    checklists: campaign.checklists,
  };
}
