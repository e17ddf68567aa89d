import type { Decider, Decision } from '@xiaohao/deciding';
import { hasId } from './addressed.js';
import { retryAfter } from './back-off.js';
import { dueDelivery } from './due-delivery.js';
import type { DeliveryEvent, InboxOnlyReason, Preferences } from './events.js';
import { type DeliveryRefusalCode, refuse } from './refusals.js';
import { type SendingTime, sendAt } from './sending-hours.js';
import { type DeliveryState, evolveDelivery, nextAtOf, noDelivery } from './state.js';

/** What can be asked: `StatePreferences` by the person, all else by the clock. */
export type DeliveryCommand =
  | (Preferences & { readonly type: 'StatePreferences' })
  | {
      readonly type: 'AddressNotice';
      readonly notice: string;
      readonly problem: string | null;
      readonly urgent: boolean;
    }
  | {
      /** Before anything is sent: of several who would, one may. */
      readonly type: 'BeginDelivery';
      readonly attempt: string;
      readonly delivery: string;
      readonly notices: readonly string[];
    }
  | { readonly type: 'RecordSent'; readonly delivery: string; readonly notices: readonly string[] }
  | {
      readonly type: 'RecordFault';
      /** The one that failed: of one that was given up meanwhile nothing is recorded. */
      readonly attempt: string;
      readonly delivery: string;
      readonly notices: readonly string[];
      readonly fault: string;
      /** Trying again would not help. */
      readonly permanent: boolean;
    };

export interface DeliveryContext {
  readonly by: string;
  readonly person: string;
  readonly time: SendingTime;
}

type Answer = Decision<DeliveryEvent, DeliveryRefusalCode>;

const isAddress = /^[^\s@<>",;:]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/;

function inboxOnly({ mail, digest }: Preferences, urgent: boolean): InboxOnlyReason | null {
  if (mail === null) return 'noAddress';
  return urgent || digest ? null : 'noDigest';
}

const nextAfter = (state: DeliveryState, event: DeliveryEvent): string | null =>
  nextAtOf(evolveDelivery(state, event));

/** The event with what it makes of the waiting ones. */
const told = (state: DeliveryState, event: DeliveryEvent): Answer => {
  if (event.type === 'PreferencesStated') return [event];
  return [{ ...event, data: { ...event.data, nextAt: nextAfter(state, event) } } as DeliveryEvent];
};

function decide(command: DeliveryCommand, state: DeliveryState, context: DeliveryContext): Answer {
  const { by, person, time } = context;
  switch (command.type) {
    case 'StatePreferences': {
      const { mail, language, digest } = command;
      if (by !== person) return refuse('NotYourPreferences');
      if (mail !== null && !isAddress.test(mail)) return refuse('MailAddressInvalid', '/mail');
      return [{ type: 'PreferencesStated', data: { by, person, mail, language, digest } }];
    }
    case 'AddressNotice': {
      const { notice, problem, urgent } = command;
      if (hasId(state.addressed, notice)) return refuse('AddressedBefore');
      const only = inboxOnly(state.preferences, urgent);
      const at = only === null ? sendAt(urgent, time) : null;
      const data = { by, person, notice, problem, urgent, sendAt: at, inboxOnly: only, nextAt: null };
      return told(state, { type: 'NoticeAddressed', data });
    }
    case 'BeginDelivery':
      return begin(command, state, context);
    case 'RecordSent': {
      const { delivery } = command;
      const notices = stillWaiting(state, command.notices);
      if (notices.length === 0) return refuse('NothingWaits');
      return told(state, { type: 'DeliverySent', data: { by, delivery, notices, nextAt: null } });
    }
    case 'RecordFault':
      return fault(command, state, context);
    default:
      return command satisfies never;
  }
}

/** How long a message may take before whoever sends it counts as ended, milliseconds. */
const holdFor = 600_000;

function begin(
  command: Extract<DeliveryCommand, { type: 'BeginDelivery' }>,
  state: DeliveryState,
  { by, time }: DeliveryContext,
): Answer {
  const { attempt, delivery } = command;
  if (state.begun !== null && state.begun.givenUpAt > time.now) return refuse('DeliveryUnderWay');
  const due = new Set(dueDelivery(state, time.now).map(({ notice }) => notice));
  const notices = command.notices.filter((notice) => due.has(notice));
  // What was read has changed meanwhile: a message says all that it was named after, or is not sent.
  if (notices.length === 0 || notices.length < command.notices.length) return refuse('NothingWaits');
  const givenUpAt = new Date(Date.parse(time.now) + holdFor).toISOString();
  const data = { by, delivery, notices, attempt, givenUpAt, nextAt: null };
  return told(state, { type: 'DeliveryBegun', data });
}

const stillWaiting = ({ waiting }: DeliveryState, notices: readonly string[]): readonly string[] =>
  waiting.filter(({ notice }) => notices.includes(notice)).map(({ notice }) => notice);

function fault(
  command: Extract<DeliveryCommand, { type: 'RecordFault' }>,
  state: DeliveryState,
  { by, time }: DeliveryContext,
): Answer {
  const { attempt, delivery, fault: code, permanent } = command;
  if (state.begun?.attempt !== attempt) return refuse('NothingWaits');
  const notices = stillWaiting(state, command.notices);
  if (notices.length === 0) return refuse('NothingWaits');
  const tries =
    1 + Math.max(...state.waiting.filter(({ notice }) => notices.includes(notice)).map((one) => one.tries));
  const after = permanent ? null : retryAfter(tries);
  const common = { by, delivery, notices, fault: code, nextAt: null };
  return after === null
    ? told(state, { type: 'DeliveryGivenUp', data: { ...common, tries } })
    : told(state, {
        type: 'DeliveryFailed',
        data: { ...common, retryAt: new Date(Date.parse(time.now) + after).toISOString() },
      });
}

/** What is addressed to one person: when it goes out, what became of it. */
export const deliveryDecider: Decider<
  DeliveryCommand,
  DeliveryEvent,
  DeliveryState,
  DeliveryContext,
  DeliveryRefusalCode
> = { initial: noDelivery, decide, evolve: evolveDelivery };
