import type { AccessState } from '@xiaohao/access';
import type { CampaignState } from '@xiaohao/campaign';
import type { Aggregates, Loaded } from '@xiaohao/command-handling';
import type { Organisation } from '@xiaohao/organisation';
import { type CalendarState, calendarOf, type WorkingCalendar } from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { accessKind } from '../identity/keys.js';
import { calendarKind, campaignKind, organisationKind } from './kinds.js';
import { asRegisterFault, RegisterUnreadable } from './register-unreadable.js';

/** A register that cannot be read, and the event for which it cannot. */
export interface UnreadableRegister {
  readonly register: string;
  readonly revision: string;
}

/**
 * The registers that nearly every request looks at, as they stand now.
 * @throws RegisterUnreadable, but for campaigns
 */
export class Registers {
  readonly #unreadable = new Map<string, UnreadableRegister>();
  #calendar: { readonly revision: string; readonly calendar: WorkingCalendar } | undefined;

  constructor(private readonly aggregates: Aggregates) {}

  /** Loads what is to stay in memory. */
  async keep(): Promise<void> {
    await this.#noted(organisationKind, this.aggregates.keep(organisationKind, ''));
    await this.#noted(accessKind, this.aggregates.keep(accessKind, ''));
    await this.#noted(calendarKind, this.aggregates.keep(calendarKind, ''));
  }

  organisation(): Promise<Loaded<Organisation>> {
    return this.#noted(organisationKind, this.aggregates.load(organisationKind, ''));
  }

  access(): Promise<Loaded<AccessState>> {
    return this.#noted(accessKind, this.aggregates.load(accessKind, ''));
  }

  calendarState(): Promise<Loaded<CalendarState>> {
    return this.#noted(calendarKind, this.aggregates.load(calendarKind, ''));
  }

  /** Those that could not be read when they were looked at last. Looks again, for the next time that one asks. */
  unreadable(): readonly UnreadableRegister[] {
    for (const look of [this.organisation(), this.access(), this.calendarState()])
      look.catch(() => undefined);
    return [...this.#unreadable.values()];
  }

  /** The working calendar that holds now; the same object until the calendar changes. */
  async calendar(): Promise<WorkingCalendar> {
    const { state, revision } = await this.calendarState();
    if (this.#calendar?.revision !== revision)
      this.#calendar = { revision, calendar: calendarOf(defaultWorkingCalendar(), state) };
    return this.#calendar.calendar;
  }

  campaign(id: string): Promise<Loaded<CampaignState>> {
    return this.aggregates.load(campaignKind, id);
  }

  async #noted<State>({ name }: { readonly name: string }, loading: Promise<State>): Promise<State> {
    try {
      const loaded = await loading;
      if (this.#unreadable.size > 0) this.#unreadable.delete(name);
      return loaded;
    } catch (error) {
      const fault = asRegisterFault(name, error);
      if (fault instanceof RegisterUnreadable)
        this.#unreadable.set(name, { register: name, revision: fault.revision });
      throw fault;
    }
  }
}
