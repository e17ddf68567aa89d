import type { Colour, ReceiverKind } from '@xiaohao/campaign';
import type { ObligationRule } from '@xiaohao/problem';
import type { PlannedItem } from './planned-item.js';

/** Somebody who is told, in which capacity, and for whom when it is not themselves. */
export interface Receiver {
  readonly person: string;
  readonly as: ReceiverKind;
  /** Whom it was meant for. */
  readonly insteadOf?: string;
  /** Why: away with a deputy, no longer in office, or nobody holds the post. */
  readonly because?: 'away' | 'left' | 'vacant';
}

/** What a reminder, an escalation or an outcome is about. */
export interface About {
  readonly subject: string;
  readonly obligation: ObligationRule;
  readonly rule: string;
  readonly dueOn: string;
  /** Before any extension. */
  readonly originalDueOn: string;
  readonly dueInstant: string;
  /** When the clock was to act; the event is recorded at it or after. */
  readonly at: string;
  readonly provisional: boolean;
  /** It had been planned and came more than a minute after its instant. */
  readonly late: boolean;
  readonly rulesVersion: number;
  readonly calendarVersion: string;
}

/** The instrument as the rules name it. */
export interface Instrument {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Why a rung was reached. */
export type RungGround =
  | { readonly kind: 'overdue'; readonly since: string }
  | { readonly kind: 'reminders'; readonly colour: Colour; readonly times: number }
  /** `notice` was not answered by its term. */
  | { readonly kind: 'noAnswer'; readonly notice: string };

/** Why the clock did not do what was due. */
export const suppressionReasons = ['overtaken', 'answered', 'noLongerOwed'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

interface Rung extends About {
  readonly by: string;
  readonly notice: string;
  readonly instrument: Instrument;
  readonly ground: RungGround;
  readonly forPerson: boolean;
  /** The last day for an answer, and the first instant after it. */
  readonly answerDueOn: string;
  readonly answerLateFrom: string;
}

/** Everything that can happen to the chasing of one problem. Texts that people wrote about the problem are not in it. */
export type ChaseEvent =
  | {
      readonly type: 'ChasePlanned';
      /** All that is still to come, by instant; it takes the place of what was planned before. */
      readonly data: {
        readonly by: string;
        readonly problem: string;
        readonly campaign: string;
        readonly items: readonly PlannedItem[];
        readonly rulesVersion: number;
        readonly calendarVersion: string;
      };
    }
  | {
      readonly type: 'ReminderIssued';
      readonly data: About & {
        readonly by: string;
        readonly notice: string;
        readonly instrument: Instrument;
        readonly colour: Colour;
        /** The day on which it was issued, in the campaign's zone: the next gap counts from it. */
        readonly issuedOn: string;
        readonly receivers: readonly Receiver[];
      };
    }
  | { readonly type: 'Overdue'; readonly data: About & { readonly by: string } }
  | {
      readonly type: 'ReminderSuppressed';
      readonly data: About & { readonly by: string; readonly reason: SuppressionReason };
    }
  | { readonly type: 'EscalationProposed'; readonly data: Rung }
  | {
      readonly type: 'Escalated';
      readonly data: Rung & { readonly receivers: readonly Receiver[] };
    }
  | {
      readonly type: 'ProposalDeclined';
      readonly data: { readonly by: string; readonly notice: string; readonly ground: string };
    }
  | {
      readonly type: 'ReceiptConfirmed';
      readonly data: { readonly by: string; readonly notice: string };
    }
  | {
      readonly type: 'EscalationAnswered';
      readonly data: { readonly by: string; readonly notice: string; readonly answer: string };
    }
  | {
      readonly type: 'NoResponse';
      /** `received`: it had been signed for, and not answered. */
      readonly data: About & { readonly by: string; readonly notice: string; readonly received: boolean };
    };

export type ChaseEventType = ChaseEvent['type'];

/** Current schema version of each event. */
export const chaseEventVersions: Readonly<Record<ChaseEventType, number>> = {
  ChasePlanned: 1,
  ReminderIssued: 1,
  Overdue: 1,
  ReminderSuppressed: 1,
  EscalationProposed: 1,
  Escalated: 1,
  ProposalDeclined: 1,
  ReceiptConfirmed: 1,
  EscalationAnswered: 1,
  NoResponse: 1,
};
