import type { DeliveryEvent, DeliveryEventType } from '@xiaohao/delivery';
import type { RecordedEvent } from '@xiaohao/event-log';
import { type Handler, type RowStore, type StreamClaim, table, type View } from '@xiaohao/projection-runtime';

type Recorded<Type extends DeliveryEventType> = Omit<RecordedEvent, 'type' | 'data'> &
  Extract<DeliveryEvent, { readonly type: Type }>;

type Handlers = {
  readonly [Type in DeliveryEventType]?: (event: Recorded<Type>, rows: RowStore) => void;
};

const known: Readonly<Record<DeliveryEventType, number>> = {
  PreferencesStated: 1,
  NoticeAddressed: 2,
  DeliveryBegun: 1,
  DeliverySent: 1,
  DeliveryFailed: 1,
  DeliveryGivenUp: 1,
};

const onDeliveries = (on: Handlers): StreamClaim => ({
  kind: 'delivery',
  known,
  on: on as unknown as Readonly<Record<string, Handler>>,
});

/** A person and when something is to go out to them next. */
export interface ReceiverRow {
  readonly person: string;
  readonly nextAt: string | null;
  /** Since when nothing gets through; null while something does. */
  readonly deadSince: string | null;
  readonly lastSentAt: string | null;
}

export const receiver = table<ReceiverRow>({
  name: 'mail_receiver',
  columns: { person: 'text', nextAt: 'text', deadSince: 'text', lastSentAt: 'text' },
  key: ['person'],
  indexes: [{ columns: ['nextAt', 'person'], where: 'nextAt IS NOT NULL' }],
});

/** How the mail about one notice to one person fares. */
export interface DeliveryRow {
  readonly person: string;
  readonly notice: string;
  readonly problem: string | null;
  readonly urgent: boolean;
  readonly standing: 'inboxOnly' | 'waiting' | 'sent' | 'givenUp';
  /** `noAddress`, `noDigest`, or the last fault. */
  readonly reason: string | null;
  readonly sendAt: string | null;
  readonly tries: number;
  readonly settledAt: string | null;
}

export const delivery = table<DeliveryRow>({
  name: 'mail_delivery',
  columns: {
    person: 'text',
    notice: 'text',
    problem: 'text',
    urgent: 'boolean',
    standing: 'text',
    reason: 'text',
    sendAt: 'text',
    tries: 'integer',
    settledAt: 'text',
  },
  key: ['person', 'notice'],
  indexes: [{ columns: ['problem'] }],
});

const personOf = ({ stream }: { readonly stream: string }): string => stream.slice('delivery-'.length);

function receiverOf(rows: RowStore, person: string): ReceiverRow {
  return rows.get(receiver, person) ?? { person, nextAt: null, deadSince: null, lastSentAt: null };
}

function change(
  rows: RowStore,
  person: string,
  notices: readonly string[],
  changed: (row: DeliveryRow) => Partial<DeliveryRow>,
): void {
  for (const notice of notices) {
    const row = rows.get(delivery, person, notice);
    if (row !== undefined) rows.put(delivery, { ...row, ...changed(row) });
  }
}

/** What goes out to whom by mail, and what became of it. */
export const deliveries: View = {
  name: 'deliveries',
  version: 1,
  claims: [
    onDeliveries({
      PreferencesStated(event, rows) {
        const person = personOf(event);
        const before = receiverOf(rows, person);
        if (event.data.mail === null) rows.put(receiver, { ...before, nextAt: null });
        else rows.put(receiver, before);
      },
      NoticeAddressed(event, rows) {
        const person = personOf(event);
        const { notice, problem, urgent, sendAt, inboxOnly, nextAt } = event.data;
        rows.put(receiver, { ...receiverOf(rows, person), nextAt });
        const standing = sendAt === null ? 'inboxOnly' : 'waiting';
        const row = { person, notice, problem, urgent, standing, sendAt, tries: 0, settledAt: null } as const;
        rows.put(delivery, { ...row, reason: inboxOnly });
      },
      DeliveryBegun(event, rows) {
        const { nextAt } = event.data;
        rows.put(receiver, { ...receiverOf(rows, personOf(event)), nextAt });
      },
      DeliverySent(event, rows) {
        const person = personOf(event);
        const { notices, nextAt } = event.data;
        const at = event.metadata.recordedAt;
        rows.put(receiver, { person, nextAt, deadSince: null, lastSentAt: at });
        change(rows, person, notices, ({ tries }) => ({ standing: 'sent', tries: tries + 1, settledAt: at }));
      },
      DeliveryFailed(event, rows) {
        const person = personOf(event);
        const { notices, fault, retryAt, nextAt } = event.data;
        rows.put(receiver, { ...receiverOf(rows, person), nextAt });
        change(rows, person, notices, ({ tries }) => ({ reason: fault, sendAt: retryAt, tries: tries + 1 }));
      },
      DeliveryGivenUp(event, rows) {
        const person = personOf(event);
        const { notices, fault, tries, nextAt } = event.data;
        const at = event.metadata.recordedAt;
        const before = receiverOf(rows, person);
        rows.put(receiver, { ...before, nextAt, deadSince: before.deadSince ?? at });
        change(rows, person, notices, () => ({
          standing: 'givenUp',
          reason: fault,
          tries,
          sendAt: null,
          settledAt: at,
        }));
      },
    }),
  ],
  tables: [receiver, delivery],
};
