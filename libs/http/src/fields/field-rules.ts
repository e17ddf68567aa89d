/** What a field may break. Texts may hold `{params}`. */
export const fieldRules = {
  Missing: { zh: '必须填写。', en: 'This field is required.' },
  UnknownField: { zh: '本接口不接受此字段。', en: 'This field is not accepted here.' },
  NotText: { zh: '应为文字。', en: 'This must be text.' },
  TextBlank: { zh: '不能为空白。', en: 'This must not be blank.' },
  TextTooShort: { zh: '不得少于 {min} 个字。', en: 'This must have at least {min} characters.' },
  TextTooLong: { zh: '不得超过 {max} 个字。', en: 'This must have at most {max} characters.' },
  LineBreak: { zh: '不能含换行或制表符。', en: 'Line breaks and tabs are not accepted here.' },
  InvisibleCharacter: {
    zh: '含有看不见的字符 {codePoint}。',
    en: 'This holds the invisible character {codePoint}.',
  },
  NotOneOf: { zh: '应为下列之一：{codes}。', en: 'This must be one of: {codes}.' },
  NotACode: {
    zh: '应为字母开头的代码，只含字母、数字、点、连字符、下划线，最长 {max} 个字符。',
    en: 'This must be a code: a letter, then letters, digits, dots, hyphens, underscores; at most {max} characters.',
  },
  NotABoolean: { zh: '应为 true 或 false。', en: 'This must be true or false.' },
  NotWhole: { zh: '应为整数。', en: 'This must be a whole number.' },
  NotANumber: { zh: '应为数值。', en: 'This must be a number.' },
  TooSmall: { zh: '不得小于 {min}。', en: 'This must be at least {min}.' },
  TooLarge: { zh: '不得大于 {max}。', en: 'This must be at most {max}.' },
  NotADate: {
    zh: '应为 1900 至 9998 年间真实的日期，写作 YYYY-MM-DD。',
    en: 'This must be a real date from 1900 to 9998, written YYYY-MM-DD.',
  },
  NotAMonth: {
    zh: '应为 1900 至 9998 年间的月份，写作 YYYY-MM。',
    en: 'This must be a month from 1900 to 9998, written YYYY-MM.',
  },
  NotAnInstant: {
    zh: '应为日期 YYYY-MM-DD，或带时区的时刻，如 2026-03-01T09:30:00Z。',
    en: 'This must be a date YYYY-MM-DD or an instant with its zone, such as 2026-03-01T09:30:00Z.',
  },
  NotAPoint: {
    zh: '应为 now、版本号、position:日志位置、日期 YYYY-MM-DD，或带时区的时刻。',
    en: 'This must be now, a revision, position: and a place in the log, a date YYYY-MM-DD or an instant with its zone.',
  },
  NotAnId: { zh: '应为 UUID，字母小写。', en: 'This must be a UUID in lower case.' },
  NotAnObject: { zh: '应为对象。', en: 'This must be an object.' },
  NotAList: { zh: '应为列表。', en: 'This must be a list.' },
  TooFewItems: { zh: '不得少于 {min} 项。', en: 'This must have at least {min} items.' },
  TooManyItems: { zh: '不得超过 {max} 项。', en: 'This must have at most {max} items.' },
  RepeatedItem: { zh: '此项重复。', en: 'This item is given twice.' },
  UnknownParameter: { zh: '没有此参数。', en: 'There is no such parameter.' },
  RepeatedParameter: { zh: '此参数只能出现一次。', en: 'This parameter may be given only once.' },
  UnfitCharacter: {
    zh: '含有不接受的字符 {codePoint}。',
    en: 'This holds {codePoint}, which is not accepted.',
  },
} as const;

export type FieldRule = keyof typeof fieldRules;
