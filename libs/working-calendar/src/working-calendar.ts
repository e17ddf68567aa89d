/** Calendar date, `YYYY-MM-DD`. */
export type DateText = string;

/** One year as a notice of the State Council has it. */
export interface CalendarYear {
  readonly year: number;
  /** Name of the notice. */
  readonly notice: string;
  /** Days off that fall on Monday to Friday, and the holidays themselves. */
  readonly holidays: readonly DateText[];
  /** 调休: Saturdays and Sundays that are worked. */
  readonly makeUpDays: readonly DateText[];
}

/** Working days by years with a notice; a year without one is counted by weekday alone and is provisional. */
export interface WorkingCalendar {
  /** Names the data, so that every derived date can say what it was derived from. */
  readonly version: string;
  readonly years: ReadonlyMap<number, CalendarYear>;
  /** 单位停办日: days on which one unit does not work though others do, by unit; each with its ground. */
  readonly closings?: ReadonlyMap<string, ReadonlyMap<DateText, string>>;
  /** The closing days that count here; see `calendarOfUnit`. */
  readonly closed?: ReadonlyMap<DateText, string>;
}

/** A date that was derived, and whether a year without a notice took part in it. */
export interface DerivedDate {
  readonly date: DateText;
  readonly provisional: boolean;
}
