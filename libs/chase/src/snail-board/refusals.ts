import type { Refusal, RefusalEntry } from '@xiaohao/deciding';

/** Why the board says no. */
export const snailBoardRefusals = {
  UnitNotPostable: { status: 422, zh: '单位不存在或已撤销', en: 'The unit is not known or closed' },
  PostingRepeated: {
    status: 409,
    zh: '该单位本期已在榜上',
    en: 'The unit is on the board for this period',
  },
  PeriodToCome: { status: 422, zh: '不能登入未来的月份', en: 'A month to come cannot be posted' },
  PosterOfUnit: {
    status: 403,
    zh: '须由该单位以外的工作专班、督导组或审批人登榜和下榜',
    en: 'It is for the work group, the supervision group or an approver from outside the unit',
  },
  PostingUnknown: { status: 404, zh: '榜上没有这一条', en: 'There is no such entry' },
  AnswerForUnit: { status: 403, zh: '只有该单位的人才能申辩', en: 'The answer is for people of the unit' },
  PostingAnsweredBefore: { status: 409, zh: '已有申辩', en: 'It has been answered' },
  PostingOver: { status: 409, zh: '已下榜', en: 'It has been taken off' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type SnailBoardRefusalCode = keyof typeof snailBoardRefusals;

export const refuse = (refused: SnailBoardRefusalCode, pointer?: string): Refusal<SnailBoardRefusalCode> =>
  pointer === undefined ? { refused } : { refused, pointer };
