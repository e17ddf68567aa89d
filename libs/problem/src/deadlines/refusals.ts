import type { RefusalEntry } from '@xiaohao/deciding';

export const deadlineRefusals = {
  ExtensionUnknown: {
    status: 422,
    zh: '该问题没有延期申请 {extension}',
    en: 'The problem has no application for extension {extension}',
  },
  ExtensionPending: {
    status: 409,
    zh: '该措施已有一项延期申请待批',
    en: 'An application for extension of this measure is waiting already',
  },
  ExtensionNotRequested: {
    status: 409,
    zh: '该延期申请不在待单位审核状态',
    en: 'The application does not wait for the unit',
  },
  ExtensionNotEndorsed: {
    status: 409,
    zh: '该延期申请须先经单位同意',
    en: 'The unit has to endorse the application first',
  },
  NoExtensionWaiting: {
    status: 409,
    zh: '没有待批的延期申请',
    en: 'No application for extension is waiting',
  },
  ExtensionDecided: { status: 409, zh: '该延期申请已办结', en: 'The application has been decided' },
  ExtensionNotLater: {
    status: 422,
    zh: '申请的期限 {date} 应晚于现期限 {dueOn}',
    en: 'The date asked for, {date}, has to be later than the present one, {dueOn}',
  },
  ExtensionTooLong: {
    status: 422,
    zh: '一次延期最晚至 {latest}',
    en: 'One extension moves the date to {latest} at the latest',
  },
  ExtensionsUsedUp: {
    status: 409,
    zh: '该措施已延期 {count} 次，达到上限',
    en: 'The measure has been extended {count} times, and no more is allowed',
  },
  ExtensionByApplicant: {
    status: 403,
    zh: '申请人不得审批自己的延期申请',
    en: 'Whoever applied does not decide on the application',
  },
  EndorserNotOfOwnersSide: {
    status: 403,
    zh: '延期先由责任单位审核',
    en: "An extension is endorsed by the owner's side first",
  },
  LaterDateNeedsExtension: {
    status: 409,
    zh: '整改中推迟期限须申请延期（现期限 {dueOn}）',
    en: 'While rectification runs, a later date is asked for as an extension (now {dueOn})',
  },
  DueDateBeyondTerm: {
    status: 422,
    zh: '期限 {date} 超过此类问题的整改期限 {latest}',
    en: 'The date {date} is beyond the term for such problems, {latest}',
  },
  NothingToDerive: {
    status: 409,
    zh: '没有因工作日历变化而变动的日期',
    en: 'No date of this problem moves with the calendar',
  },
  OnlyTheClock: { status: 403, zh: '此项由系统时钟办理', en: 'This is for the clock alone' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
