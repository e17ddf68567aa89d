import type { AccessState } from '@xiaohao/access';
import type { CampaignState } from '@xiaohao/campaign';
import type { Aggregates, Loaded } from '@xiaohao/command-handling';
import type { Organisation } from '@xiaohao/organisation';
import { type CalendarState, calendarOf, type WorkingCalendar } from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { accessKind } from '../identity/keys.js';
import { calendarKind, campaignKind, organisationKind } from './kinds.js';

/** The registers that nearly every request looks at, as they stand now. */
export class Registers {
  #calendar: { readonly revision: string; readonly calendar: WorkingCalendar } | undefined;

  constructor(private readonly aggregates: Aggregates) {}

  /** Loads what is to stay in memory. */
  async keep(): Promise<void> {
    await this.aggregates.keep(organisationKind, '');
    await this.aggregates.keep(accessKind, '');
    await this.aggregates.keep(calendarKind, '');
  }

  organisation(): Promise<Loaded<Organisation>> {
    return this.aggregates.load(organisationKind, '');
  }

  access(): Promise<Loaded<AccessState>> {
    return this.aggregates.load(accessKind, '');
  }

  calendarState(): Promise<Loaded<CalendarState>> {
    return this.aggregates.load(calendarKind, '');
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
}
