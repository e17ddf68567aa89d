import type { Refusal, RefusalEntry } from '@xiaohao/deciding';

/** Why the chasing of a problem says no. */
export const chaseRefusals = {
  NothingToChase: { status: 409, zh: '现无应办的催办事项', en: 'Nothing is due and nothing has changed' },
  NoticeUnknown: { status: 404, zh: '没有这份提醒或文书', en: 'There is no such notice' },
  NotReceiver: {
    status: 403,
    zh: '只有收件人才能签收或回复',
    en: 'Only those whom it was sent to confirm or answer it',
  },
  ReceiptRepeated: { status: 409, zh: '你已签收', en: 'You have confirmed it before' },
  NothingToAnswer: {
    status: 409,
    zh: '提醒只需签收，不需回复',
    en: 'A reminder is confirmed and not answered',
  },
  AnswerRepeated: { status: 409, zh: '已有回复', en: 'It has been answered' },
  AnswerEmpty: { status: 422, zh: '回复不能为空', en: 'An answer says something' },
  ProposalNotWaiting: {
    status: 409,
    zh: '该文书不在待签发状态',
    en: 'It does not wait for anybody to issue it',
  },
  NotSupervisor: {
    status: 403,
    zh: '须由责任单位以外的工作专班、督导组或审批人签发',
    en: 'It is for the work group, the supervision group or an approver from outside the responsible unit',
  },
  GroundEmpty: { status: 422, zh: '须写明理由', en: 'A ground is needed' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type ChaseRefusalCode = keyof typeof chaseRefusals;
export type ChaseRefusal = Refusal<ChaseRefusalCode>;

export const refuse = (refused: ChaseRefusalCode, pointer?: string): ChaseRefusal =>
  pointer === undefined ? { refused } : { refused, pointer };
