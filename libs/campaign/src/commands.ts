import type { CampaignRules, ChecklistEntry, ChecklistKind, PanelMember } from './rules.js';

export interface OpenCampaign {
  readonly type: 'OpenCampaign';
  readonly campaign: string;
  readonly name: string;
  readonly zone: string;
  readonly startsOn: string;
  readonly rules: CampaignRules;
}
export interface ReviseRules {
  readonly type: 'ReviseRules';
  readonly effectiveOn: string;
  readonly rules: CampaignRules;
  readonly ground: string;
}
export interface FormPanel {
  readonly type: 'FormPanel';
  readonly members: readonly PanelMember[];
}
export interface IssueChecklist {
  readonly type: 'IssueChecklist';
  readonly kind: ChecklistKind;
  readonly title: string;
  readonly entries: readonly ChecklistEntry[];
}
export interface CloseCampaign {
  readonly type: 'CloseCampaign';
  readonly ground: string;
}

/** What can be asked of a campaign. */
export type CampaignCommand = OpenCampaign | ReviseRules | FormPanel | IssueChecklist | CloseCampaign;
