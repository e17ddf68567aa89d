import type { CampaignRules, ChecklistEntry, ChecklistKind, PanelMember } from './rules.js';

/** Everything that can happen to a campaign. */
export type CampaignEvent =
  | {
      readonly type: 'CampaignOpened';
      readonly data: {
        readonly campaign: string;
        readonly by: string;
        readonly name: string;
        /** IANA zone in which its dates are meant. */
        readonly zone: string;
        readonly startsOn: string;
        readonly rules: CampaignRules;
      };
    }
  | {
      readonly type: 'RulesRevised';
      /** `version` counts from 2; it holds from `effectiveOn` in the campaign's zone. */
      readonly data: {
        readonly by: string;
        readonly version: number;
        readonly effectiveOn: string;
        readonly rules: CampaignRules;
        readonly ground: string;
      };
    }
  | {
      readonly type: 'PanelFormed';
      readonly data: { readonly by: string; readonly members: readonly PanelMember[] };
    }
  | {
      readonly type: 'ChecklistIssued';
      /** A new version replaces the earlier one of its kind. */
      readonly data: {
        readonly by: string;
        readonly kind: ChecklistKind;
        readonly version: number;
        readonly title: string;
        readonly entries: readonly ChecklistEntry[];
      };
    }
  | {
      readonly type: 'CampaignClosed';
      /** `at` is the instant (UTC); the oldest closings have none. */
      readonly data: { readonly by: string; readonly ground: string; readonly at?: string };
    };
