/** The languages in which a message can be written. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a person wants. Urgent messages come by mail as long as there is an address: nothing silences them. */
export interface Preferences {
  /** Where mail goes; null: nowhere, the inbox is all there is. */
  readonly mail: string | null;
  readonly language: Language;
  /** Whether what is not urgent comes in one message a working day too, or waits in the inbox alone. */
  readonly digest: boolean;
}

/** Why a notice goes to the inbox alone. */
export const inboxOnlyReasons = ['noAddress', 'noDigest'] as const;
export type InboxOnlyReason = (typeof inboxOnlyReasons)[number];

interface Outcome {
  readonly by: string;
  /** The name of the message: the same for the same notices, so that one that came twice can be told. */
  readonly delivery: string;
  readonly notices: readonly string[];
  /** When something is to be sent next; null: nothing waits. */
  readonly nextAt: string | null;
}

/** Everything that can happen between a person and what is addressed to them. Instants are UTC. */
export type DeliveryEvent =
  | {
      readonly type: 'PreferencesStated';
      readonly data: Preferences & { readonly by: string; readonly person: string };
    }
  | {
      readonly type: 'NoticeAddressed';
      readonly data: {
        readonly by: string;
        readonly person: string;
        readonly notice: string;
        /** Null for what is about no problem: an entry of the snail board. */
        readonly problem: string | null;
        readonly urgent: boolean;
        /** When it is to be sent by mail; null: not at all, and why. */
        readonly sendAt: string | null;
        readonly inboxOnly: InboxOnlyReason | null;
        readonly nextAt: string | null;
      };
    }
  | {
      readonly type: 'DeliveryBegun';
      /**
       * Whoever has written it sends these notices, and nobody else does before `givenUpAt`: then it counts as given
       * up, by a process that has ended. `attempt` tells it from every other.
       */
      readonly data: Outcome & { readonly attempt: string; readonly givenUpAt: string };
    }
  | { readonly type: 'DeliverySent'; readonly data: Outcome }
  | {
      readonly type: 'DeliveryFailed';
      /** To be tried again at `retryAt`. `fault`: a code, never what the other side wrote. */
      readonly data: Outcome & { readonly fault: string; readonly retryAt: string };
    }
  | {
      readonly type: 'DeliveryGivenUp';
      readonly data: Outcome & { readonly fault: string; readonly tries: number };
    };

export type DeliveryEventType = DeliveryEvent['type'];

/** Current schema version of each event. */
export const deliveryEventVersions: Readonly<Record<DeliveryEventType, number>> = {
  PreferencesStated: 1,
  NoticeAddressed: 2,
  DeliveryBegun: 1,
  DeliverySent: 1,
  DeliveryFailed: 1,
  DeliveryGivenUp: 1,
};
