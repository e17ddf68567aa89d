import type { Refusal, RefusalEntry } from '@xiaohao/deciding';

/** Why the calendar says no. */
export const calendarRefusals = {
  CalendarUnchanged: {
    status: 409,
    zh: '日历中已是这些内容',
    en: 'The calendar holds all of this already',
  },
  CalendarYearRepeated: { status: 422, zh: '年份重复：{year}', en: 'A year is there twice: {year}' },
  NoticeUnnamed: {
    status: 422,
    zh: '须写明所依据的通知名称',
    en: 'The notice that it rests on has to be named',
  },
  NotACalendarDate: {
    status: 422,
    zh: '“{date}”不是有效日期',
    en: '{date} is not a day of the calendar',
  },
  DayOfOtherYear: {
    status: 422,
    zh: '“{date}”不属于 {year} 年的安排',
    en: '{date} does not belong to the arrangement of {year}',
  },
  CalendarDayRepeated: { status: 422, zh: '日期重复：{date}', en: 'A date is there twice: {date}' },
  MakeUpDayOnWeekday: {
    status: 422,
    zh: '调休上班日“{date}”不是周六或周日',
    en: 'The make-up day {date} is no Saturday or Sunday',
  },
  ClosingUnitUnknown: { status: 422, zh: '单位 {unit} 不存在', en: 'There is no unit {unit}' },
  ClosingGroundMissing: { status: 422, zh: '须写明停办理由', en: 'A closing day needs its ground' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type CalendarRefusalCode = keyof typeof calendarRefusals;
export type CalendarRefusal = Refusal<CalendarRefusalCode>;

export const refuse = (
  refused: CalendarRefusalCode,
  pointer?: string,
  params?: Readonly<Record<string, string | number>>,
): CalendarRefusal => ({
  refused,
  ...(pointer === undefined ? {} : { pointer }),
  ...(params ? { params } : {}),
});
