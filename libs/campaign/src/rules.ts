import type { DeadlineRules } from './deadlines/deadline-rules.js';

/** A code with its text, Chinese and English. */
export interface Term {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A category of problems and its sub-forms (such as 电子红包 under gifts). */
export interface Category extends Term {
  readonly subForms: readonly Term[];
}

/** The kinds of steps between the unit's request and the end of the chain. */
export const signOffStepKinds = ['unitApproval', 'verification', 'publicity', 'approval', 'filing'] as const;
export type SignOffStepKind = (typeof signOffStepKinds)[number];

/** One step of a sign-off chain: what it is, who may take it, and its term in working days. */
export interface SignOffStep {
  readonly kind: SignOffStepKind;
  /** Role that a person must hold to take it. */
  readonly role: string;
  readonly termWorkingDays: number;
}

/** 满意度: how many of those invited must answer, how many of those who answer must be satisfied; percent. */
export interface SatisfactionGate {
  readonly minimumAnswered: number;
  readonly minimumSatisfied: number;
}

/**
 * Everything that differs from campaign to campaign. Data with versions and effective dates, never constants
 * in code. Numbers without a source in practice are defaults of the product, not law.
 */
export interface CampaignRules {
  readonly categories: readonly Category[];
  /** 返工原因. */
  readonly returnReasons: readonly Term[];
  /** 复号事由. */
  readonly reopeningGrounds: readonly Term[];
  /** Professions that the joint review panel must have. */
  readonly panelProfessions: readonly Term[];
  /** The chain for most problems. */
  readonly signOffChain: readonly SignOffStep[];
  /** The chain for 立行立改, where it differs. */
  readonly immediateSignOffChain?: readonly SignOffStep[];
  /** Least length of publicity, working days. */
  readonly publicityWorkingDays: number;
  /**
   * Days for which a post that has ended still counts against its holder: whoever has just moved away from a unit
   * does not judge it. Rules written before there was a choice have the default; see `coolingDaysOf`.
   */
  readonly coolingDays?: number;
  readonly satisfaction?: SatisfactionGate;
  /** 期限规则. Rules written before there was a choice have the defaults; see `deadlineRulesOf`. */
  readonly deadlines?: DeadlineRules;
}

export interface PanelMember {
  readonly person: string;
  /** A code of `panelProfessions`. */
  readonly profession: string;
}

/** 市总工会问题对照检查清单 and 上级点题清单. */
export const checklistKinds = ['own', 'superior'] as const;
export type ChecklistKind = (typeof checklistKinds)[number];

export interface ChecklistEntry {
  readonly code: string;
  readonly text: string;
}
