import type { CampaignRules, Checklist, ChecklistKind, PanelMember } from '@xiaohao/campaign';
import type { Organisation } from '@xiaohao/organisation';
import type { Proof } from '@xiaohao/signing';
import type { WorkingCalendar } from '@xiaohao/working-calendar';
import type { DateText, Id } from './identification/events.js';

/** Who acts: a person of the organisation, in the own name or for somebody else, or the clock. */
export type Actor =
  | { readonly kind: 'person'; readonly id: Id; readonly onBehalfOf?: Id }
  | { readonly kind: 'clock'; readonly id: 'clock' };

/** The campaign as a decision needs it: open or not, the rules in force today, the panel, the checklists. */
export interface CampaignFacts {
  readonly id: Id;
  readonly open: boolean;
  readonly zone: string;
  readonly rulesVersion: number;
  readonly rules: CampaignRules;
  readonly panel: readonly PanelMember[];
  readonly checklists: Readonly<Partial<Record<ChecklistKind, Checklist>>>;
}

/**
 * Everything outside the problem that a decision may look at. The domain has no clock, no random numbers and
 * no I/O: whatever it needs of them arrives here or in the command.
 */
export interface DecisionContext {
  readonly actor: Actor;
  /** Instant of recording, UTC, ISO 8601. */
  readonly now: string;
  /** The date of `now` in the campaign's zone. */
  readonly today: DateText;
  readonly campaign: CampaignFacts;
  readonly organisation: Organisation;
  readonly organisationRevision: string;
  readonly calendar: WorkingCalendar;
  /** The problem's revision as loaded; `absent` for a new one. */
  readonly revision: string;
  /** SHA-256, hex, over the canonical form of `signedMaterial(state)`; empty when nothing is signed. */
  readonly digest: string;
  /** SHA-256, hex, over the canonical form of `signedWords(command)`; empty when nothing is signed. */
  readonly said: string;
  /** What proves the signature that this command gives; null when there is none, as before it has been given. */
  readonly proof: Proof | null;
}
