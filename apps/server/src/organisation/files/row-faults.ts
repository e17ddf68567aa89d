/** What is wrong with one line, beyond what the register itself refuses. */
export const rowFaults = {
  ColumnUnknown: { zh: '没有此列', en: 'There is no such column' },
  ColumnMissing: { zh: '缺少此列', en: 'This column is missing' },
  ColumnRepeated: { zh: '此列重复', en: 'This column is there twice' },
  CellsTooMany: { zh: '单元格多于列数', en: 'There are more cells than columns' },
  LabelUnknown: { zh: '应为下列之一：{codes}', en: 'One of: {codes}' },
  ParentAmbiguous: {
    zh: '有多个同名单位：请填写上级标识',
    en: 'Several units have this name: give the id of the parent',
  },
  UnitAmbiguous: {
    zh: '有多个同名单位：请填写单位标识',
    en: 'Several units have this name: give the id of the unit',
  },
  PersonAmbiguous: {
    zh: '该单位有多名同名人员：请填写标识',
    en: 'Several people of this name have a post there: give the id',
  },
  LineRepeated: { zh: '与第 {line} 行重复', en: 'The same as line {line}' },
  NameFixed: {
    zh: '与登记的姓名“{name}”不符',
    en: 'Not the name that is registered: {name}',
  },
  FirstDayFixed: {
    zh: '任职开始日期不能改：登记为 {date}',
    en: 'The first day of a post stays as it is: {date}',
  },
  LastDayFixed: {
    zh: '已定的任职结束日期 {date} 不能取消：请另任新职',
    en: 'The last day {date} stands: give another post',
  },
} as const;

/** One fault of one line: where, and in the words of both languages. */
export interface RowFault {
  /** Of the file, from 1; the header is a line too. */
  readonly line: number;
  /** The column's code, such as `unitName`. */
  readonly column: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
