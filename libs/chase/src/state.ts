import type { Colour } from '@xiaohao/campaign';
import type { ChaseEvent } from './events.js';
import type { PlannedItem } from './planned-item.js';

/** A reminder that was issued. */
export interface IssuedReminder {
  readonly notice: string;
  readonly band: string;
  readonly colour: Colour;
  /** When it was due. */
  readonly at: string;
  /** The day on which it was issued; the band goes on from there. */
  readonly issuedOn: string;
}

/** A rung that was proposed or issued. */
export interface ReachedRung {
  readonly notice: string;
  readonly code: string;
  readonly standing: 'proposed' | 'declined' | 'issued';
  readonly answerLateFrom: string;
  readonly noResponse: boolean;
}

/** What was done about one matter. */
export interface Matter {
  readonly reminders: readonly IssuedReminder[];
  /** In the order in which they were reached. */
  readonly rungs: readonly ReachedRung[];
  /** An answer stops the ladder for good. */
  readonly answered: boolean;
}

/** A notice as its receivers and the work group look at it. */
export interface Notice {
  readonly matter: string;
  readonly kind: 'reminder' | 'escalation';
  readonly receivers: readonly string[];
  readonly received: readonly string[];
  readonly answered: boolean;
  /** The event that proposed it, while it waits for a person. */
  readonly proposal: Extract<ChaseEvent, { type: 'EscalationProposed' }>['data'] | null;
}

/** The chasing of one problem. Plain JSON. */
export interface ChaseState {
  readonly problem: string | null;
  readonly planned: readonly PlannedItem[];
  /** Every item that has its outcome, by key. */
  readonly settled: Readonly<Record<string, true>>;
  readonly matters: Readonly<Record<string, Matter>>;
  readonly notices: Readonly<Record<string, Notice>>;
}

export const noChase: ChaseState = { problem: null, planned: [], settled: {}, matters: {}, notices: {} };

export const untouched: Matter = { reminders: [], rungs: [], answered: false };
