import { type IdRuns, withId } from './addressed.js';
import type { DeliveryEvent, Preferences } from './events.js';

/** A notice that has still to go out by mail. */
export interface Waiting {
  readonly notice: string;
  readonly problem: string | null;
  readonly urgent: boolean;
  readonly sendAt: string;
  /** How often it was tried. */
  readonly tries: number;
}

/** A message that somebody is sending, unless they have ended. */
export interface Attempt {
  readonly attempt: string;
  readonly delivery: string;
  readonly notices: readonly string[];
  readonly givenUpAt: string;
}

/** Where a person stands with what is addressed to them. Plain JSON. */
export interface DeliveryState {
  readonly preferences: Preferences;
  readonly waiting: readonly Waiting[];
  /** Every notice that was ever addressed to the person. */
  readonly addressed: IdRuns;
  /** One message goes out to a person at a time; null: none was begun. */
  readonly begun: Attempt | null;
  /** True from a give-up until something gets through again. */
  readonly dead: boolean;
}

export const noDelivery: DeliveryState = {
  preferences: { mail: null, language: 'zh', digest: true },
  waiting: [],
  addressed: [],
  begun: null,
  dead: false,
};

/** When something is to be sent next; null: nothing waits. */
export const nextAtOf = ({ waiting, begun }: Pick<DeliveryState, 'waiting' | 'begun'>): string | null =>
  begun !== null
    ? begun.givenUpAt
    : waiting.reduce<string | null>(
        (first, { sendAt }) => (first === null || sendAt < first ? sendAt : first),
        null,
      );

const without = (waiting: readonly Waiting[], notices: readonly string[]): readonly Waiting[] =>
  waiting.filter(({ notice }) => !notices.includes(notice));

/** A message that came late, after it had been given up, ends no other. */
const ended = ({ begun }: DeliveryState, delivery: string): Attempt | null =>
  begun?.delivery === delivery ? null : begun;

/** One event later. */
export function evolveDelivery(state: DeliveryState, event: DeliveryEvent): DeliveryState {
  switch (event.type) {
    case 'PreferencesStated': {
      const { mail, language, digest } = event.data;
      // Whoever takes the address away takes what waits for it away too: it stands in the inbox.
      return {
        ...state,
        preferences: { mail, language, digest },
        waiting: mail === null ? [] : state.waiting,
        begun: mail === null ? null : state.begun,
      };
    }
    case 'NoticeAddressed': {
      const { notice, problem, urgent, sendAt } = event.data;
      const addressed = withId(state.addressed, notice);
      if (sendAt === null) return { ...state, addressed };
      return {
        ...state,
        addressed,
        waiting: [...state.waiting, { notice, problem, urgent, sendAt, tries: 0 }],
      };
    }
    case 'DeliveryBegun': {
      const { attempt, delivery, notices, givenUpAt } = event.data;
      return { ...state, begun: { attempt, delivery, notices, givenUpAt } };
    }
    case 'DeliverySent': {
      const { notices, delivery } = event.data;
      const waiting = without(state.waiting, notices);
      return { ...state, waiting, begun: ended(state, delivery), dead: false };
    }
    case 'DeliveryFailed': {
      const { notices, delivery, retryAt } = event.data;
      const waiting = state.waiting.map((one) =>
        notices.includes(one.notice) ? { ...one, sendAt: retryAt, tries: one.tries + 1 } : one,
      );
      return { ...state, waiting, begun: ended(state, delivery) };
    }
    case 'DeliveryGivenUp': {
      const { notices, delivery } = event.data;
      const waiting = without(state.waiting, notices);
      return { ...state, waiting, begun: ended(state, delivery), dead: true };
    }
    default:
      return event satisfies never;
  }
}
