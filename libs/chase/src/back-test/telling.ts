import type { Colour } from '@xiaohao/campaign';
import type { ObligationRule } from '@xiaohao/problem';
import { dateInZone } from '@xiaohao/working-calendar';
import type { ChaseEvent, Instrument, Receiver } from '../events.js';

export const tellingKinds = ['reminder', 'overdue', 'proposal', 'escalation', 'noResponse'] as const;
export type TellingKind = (typeof tellingKinds)[number];

/** Something that was told, or would have been. What was not sent is no telling. */
export interface Telling {
  readonly kind: TellingKind;
  readonly subject: string;
  readonly obligation: ObligationRule;
  readonly rule: string;
  readonly dueOn: string;
  readonly dueInstant: string;
  /** When, and the day that it was in the campaign's zone. */
  readonly at: string;
  readonly day: string;
  readonly instrument: Instrument | null;
  readonly colour: Colour | null;
  /** Nobody for a passed deadline, a proposal and an answer that did not come. */
  readonly receivers: readonly Receiver[];
}

const kindOf: Partial<Readonly<Record<ChaseEvent['type'], TellingKind>>> = {
  ReminderIssued: 'reminder',
  Overdue: 'overdue',
  EscalationProposed: 'proposal',
  Escalated: 'escalation',
  NoResponse: 'noResponse',
};

/** What events of one decision told, at the instant of the decision. */
export const tellingsOf = (events: readonly ChaseEvent[], at: string, zone: string): readonly Telling[] =>
  events.flatMap(({ type, data }): readonly Telling[] => {
    const kind = kindOf[type];
    if (kind === undefined || !('rule' in data)) return [];
    const { subject, obligation, rule, dueOn, dueInstant } = data;
    return [
      {
        kind,
        subject,
        obligation,
        rule,
        dueOn,
        dueInstant,
        at,
        day: dateInZone(at, zone),
        instrument: 'instrument' in data ? data.instrument : null,
        colour: 'colour' in data ? data.colour : null,
        receivers: 'receivers' in data ? data.receivers : [],
      },
    ];
  });
