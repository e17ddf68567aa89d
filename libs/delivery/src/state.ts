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

/** Where a person stands with what is addressed to them. Plain JSON. */
export interface DeliveryState {
  readonly preferences: Preferences;
  readonly waiting: readonly Waiting[];
  /** Every notice that was ever addressed to the person. */
  readonly addressed: Readonly<Record<string, true>>;
  /** True from a give-up until something gets through again. */
  readonly dead: boolean;
}

export const noDelivery: DeliveryState = {
  preferences: { mail: null, language: 'zh', digest: true },
  waiting: [],
  addressed: {},
  dead: false,
};

/** When something is to be sent next; null: nothing waits. */
export const nextAtOf = (waiting: readonly Waiting[]): string | null =>
  waiting.reduce<string | null>(
    (first, { sendAt }) => (first === null || sendAt < first ? sendAt : first),
    null,
  );

const without = (waiting: readonly Waiting[], notices: readonly string[]): readonly Waiting[] =>
  waiting.filter(({ notice }) => !notices.includes(notice));

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
      };
    }
    case 'NoticeAddressed': {
      const { notice, problem, urgent, sendAt } = event.data;
      const addressed = { ...state.addressed, [notice]: true as const };
      if (sendAt === null) return { ...state, addressed };
      return {
        ...state,
        addressed,
        waiting: [...state.waiting, { notice, problem, urgent, sendAt, tries: 0 }],
      };
    }
    case 'DeliverySent':
      return { ...state, waiting: without(state.waiting, event.data.notices), dead: false };
    case 'DeliveryFailed': {
      const { notices, retryAt } = event.data;
      const waiting = state.waiting.map((one) =>
        notices.includes(one.notice) ? { ...one, sendAt: retryAt, tries: one.tries + 1 } : one,
      );
      return { ...state, waiting };
    }
    case 'DeliveryGivenUp':
      return { ...state, waiting: without(state.waiting, event.data.notices), dead: true };
    default:
      return event satisfies never;
  }
}
