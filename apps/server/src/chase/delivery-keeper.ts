import { hash } from 'node:crypto';
import {
  type Aggregates,
  type CommandHandling,
  CommandRefused,
  type Outcome,
} from '@xiaohao/command-handling';
import {
  compose,
  type DeliveryCommand,
  type DeliveryState,
  defaultSendingHours,
  deliveryDecider,
  dueDelivery,
  type Mailer,
  MailFault,
  type SendingTime,
  type Waiting,
} from '@xiaohao/delivery';
import type { Registers } from '../house/registers.js';
import type { LedgerViews } from '../views/index.js';
import { clockFacts } from './clock-facts.js';
import { deliveryKind } from './kinds.js';

/** People are reached in the hours of the federation, whatever the zone of a campaign. */
const zone = 'Asia/Shanghai';

/** How long the views are waited for, milliseconds. */
const patience = 1_000;

/** Names a message by what is in it: the same notices give the same name. */
const nameOf = (notices: readonly string[]): string => hash('sha256', notices.toSorted().join()).slice(0, 32);

/** Brings to people what was addressed to them, apart from the decision that it should be. */
export class DeliveryKeeper {
  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly views: LedgerViews,
    private readonly registers: Pick<Registers, 'calendar'>,
    /** Absent: no mail is sent, the inbox is all there is. */
    private readonly mailer: Mailer | undefined,
  ) {}

  /** Addresses a notice to a person, once. @returns when something is to be sent to them next */
  async address(
    person: string,
    notice: { readonly notice: string; readonly problem: string | null; readonly urgent: boolean },
    now: string,
  ): Promise<string | null> {
    const outcome = await this.#act(person, { type: 'AddressNotice', ...notice }, now);
    if (outcome === null) return null;
    await this.views.reached(outcome.position, outcome.stream, patience);
    return outcome.state.waiting.map(({ sendAt }) => sendAt).toSorted()[0] ?? null;
  }

  /** Sends a person everything that is to go out by an instant, in one message, and records what became of it. */
  async deliver(person: string, now: string): Promise<void> {
    const { state } = await this.aggregates.load(deliveryKind, person);
    const due = dueDelivery(state, now);
    const { mail } = state.preferences;
    if (due.length === 0 || mail === null) return;
    const notices = due.map(({ notice }) => notice);
    const delivery = nameOf(notices);
    const command = await this.#attempt(delivery, mail, due, state);
    await this.#act(person, { ...command, delivery, notices }, now);
  }

  async #attempt(
    delivery: string,
    to: string,
    due: readonly Waiting[],
    { preferences }: DeliveryState,
  ): Promise<
    | { readonly type: 'RecordSent' }
    | { readonly type: 'RecordFault'; readonly fault: string; readonly permanent: boolean }
  > {
    if (this.mailer === undefined) return { type: 'RecordFault', fault: 'noMailServer', permanent: false };
    const urgent = new Set(due.filter((one) => one.urgent).map(({ notice }) => notice));
    const facts = await this.views.ask('noticeFacts', { notices: due.map(({ notice }) => notice) });
    const lines = facts.map((fact) => {
      const { notice, ...line } = fact;
      if (line.kind !== 'chase') return { ...line, urgent: urgent.has(notice) };
      const { zh, en, ...rest } = line;
      return { ...rest, instrument: { zh, en }, urgent: urgent.has(notice) };
    });
    try {
      await this.mailer.send({ id: delivery, to, ...compose(lines, preferences.language) });
      return { type: 'RecordSent' };
    } catch (error) {
      if (!(error instanceof MailFault)) throw error;
      return { type: 'RecordFault', fault: error.code, permanent: error.permanent };
    }
  }

  /** Null where it was done before. */
  async #act(person: string, command: DeliveryCommand, now: string): Promise<Outcome<DeliveryState> | null> {
    try {
      return await this.handling.execute(deliveryKind, {
        id: person,
        command: command.type,
        facts: clockFacts(),
        precondition: { kind: 'whatever' },
        commutative: true,
        decide: async ({ state }) => {
          const time = await this.#time(now);
          return deliveryDecider.decide(command, state, { by: 'clock', person, time });
        },
      });
    } catch (error) {
      if (error instanceof CommandRefused) return null;
      throw error;
    }
  }

  async #time(now: string): Promise<SendingTime> {
    return { now, zone, calendar: await this.registers.calendar(), hours: defaultSendingHours };
  }
}
