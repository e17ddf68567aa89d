/** The yearly notice's title. */
const yearly = (year: number): string => `国务院办公厅关于${year}年部分节假日安排的通知`;

/** Notices that changed a year after its own had been published; the data has them worked in. */
const later: ReadonlyMap<number, string> = new Map([
  [2015, '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知'],
  [2019, '国务院办公厅关于调整2019年劳动节假期安排的通知'],
  [2020, '国务院办公厅关于延长2020年春节假期的通知'],
]);

/** What a year's holidays and make-up days rest on, by title. */
export function noticeOf(year: number): string {
  const change = later.get(year);
  return change ? `${yearly(year)}；${change}` : yearly(year);
}
