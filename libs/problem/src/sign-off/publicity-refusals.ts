import type { RefusalEntry } from '@xiaohao/deciding';

export const publicityRefusals = {
  PublicityTooLate: {
    status: 422,
    zh: '公示起始日不得晚于一年之后',
    en: 'Publicity starts within a year from today',
  },
  PublicityTooShort: {
    status: 422,
    zh: '公示不得少于 {least} 个工作日',
    en: 'Publicity lasts at least {least} working days',
  },
  PublicityTooLong: {
    status: 422,
    zh: '公示不得超过 {most} 个工作日',
    en: 'Publicity lasts at most {most} working days',
  },
  PublicityAlreadyStarted: { status: 409, zh: '公示已经开始', en: 'The publicity has been started already' },
  PublicityNotRunning: { status: 409, zh: '现在不在公示期内', en: 'No publicity is running' },
  PublicityStillRuns: {
    status: 409,
    zh: '公示期到 {endsOn} 结束',
    en: 'The publicity runs until the end of {endsOn}',
  },
  ObjectionUnknown: { status: 422, zh: '没有异议 {objection}', en: 'There is no objection {objection}' },
  ObjectionAlreadyAnswered: {
    status: 409,
    zh: '该异议已答复',
    en: 'The objection has been answered already',
  },
  NoObjectionOpen: { status: 409, zh: '没有待答复的异议', en: 'No objection waits for an answer' },
  ObjectionsOpen: { status: 409, zh: '还有 {open} 条异议未答复', en: '{open} objections are not answered' },
  ObjectionUpheld: {
    status: 409,
    zh: '有异议成立，只能驳回申请',
    en: 'An objection was upheld: the request can only be rejected',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
