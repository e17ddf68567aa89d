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
  type MailMessage,
  type NoticeLine,
  type PostingLine,
  type SendingTime,
  type Waiting,
} from '@xiaohao/delivery';
import { chinaTime } from '@xiaohao/working-calendar';
import { v7 } from 'uuid';
import type { Registers } from '../house/registers.js';
import type { LedgerViews } from '../views/index.js';
import { clockFacts } from './clock-facts.js';
import { deliveryKind } from './kinds.js';

type Line = (NoticeLine | PostingLine) & { readonly notice: string };

/** How long the views are waited for, milliseconds. */
const patience = 1_000;

/** Names a message by what is in it: the same notices give the same name. */
const nameOf = (notices: readonly string[]): string => hash('sha256', notices.toSorted().join()).slice(0, 32);

/** Something that is to be sent is not in the views, which are behind or have parked it. */
export class FactsMissing extends Error {
  override readonly name = 'FactsMissing';
  constructor(readonly notices: readonly string[]) {
    super(`the views do not know the notices ${notices.join(', ')}`);
  }
}

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

  /**
   * Sends a person everything that is to go out by an instant, in one message, and records what became of it. Of
   * several processes that are to do so, the one whose attempt stands in the log does; one that has ended meanwhile
   * is given up after a while, so that the message is sent again under its name.
   * @throws FactsMissing when something could not be told; the rest was
   */
  async deliver(person: string, now: string): Promise<void> {
    const { state } = await this.aggregates.load(deliveryKind, person);
    const due = dueDelivery(state, now);
    if (due.length === 0 || state.preferences.mail === null) return;
    const { lines, missing } = await this.#linesOf(due);
    if (lines.length > 0) await this.#send(person, lines, now);
    if (missing.length > 0) throw new FactsMissing(missing);
  }

  async #send(person: string, lines: readonly Line[], now: string): Promise<void> {
    const notices = lines.map(({ notice }) => notice);
    const delivery = nameOf(notices);
    const attempt = v7();
    const begun = await this.#act(person, { type: 'BeginDelivery', attempt, delivery, notices }, now);
    const { mail, language } = begun?.state.preferences ?? { mail: null, language: 'zh' };
    if (mail === null || begun?.state.begun?.attempt !== attempt) return;
    const fault = await this.#faultOf({ id: delivery, to: mail, ...compose(lines, language) });
    const record: DeliveryCommand =
      fault === null
        ? { type: 'RecordSent', delivery, notices }
        : { type: 'RecordFault', attempt, delivery, notices, fault: fault.code, permanent: fault.permanent };
    await this.#act(person, record, now);
  }

  /** What is said of each, and what the views cannot say yet, although they were waited for. */
  async #linesOf(
    due: readonly Waiting[],
  ): Promise<{ readonly lines: readonly Line[]; readonly missing: readonly string[] }> {
    const notices = due.map(({ notice }) => notice);
    const ask = () => this.views.ask('noticeFacts', { notices });
    let facts = await ask();
    if (facts.length < notices.length) {
      await this.views.caughtUp(patience);
      facts = await ask();
    }
    const urgent = new Set(due.filter((one) => one.urgent).map(({ notice }) => notice));
    const lines = facts.map((fact): Line => {
      if (fact.kind !== 'chase') return { ...fact, urgent: urgent.has(fact.notice) };
      const { zh, en, ...rest } = fact;
      return { ...rest, instrument: { zh, en }, urgent: urgent.has(fact.notice) };
    });
    const known = new Set(facts.map(({ notice }) => notice));
    return { lines, missing: notices.filter((notice) => !known.has(notice)) };
  }

  /** Null: it was taken. */
  async #faultOf(message: MailMessage): Promise<MailFault | null> {
    if (this.mailer === undefined) return new MailFault('noMailServer', false);
    try {
      await this.mailer.send(message);
      return null;
    } catch (error) {
      if (error instanceof MailFault) return error;
      throw error;
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
    // People are reached in the hours of the federation, whatever the zone of a campaign.
    return { now, zone: chinaTime, calendar: await this.registers.calendar(), hours: defaultSendingHours };
  }
}
