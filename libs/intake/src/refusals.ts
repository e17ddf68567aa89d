import type { Refusal, RefusalEntry } from '@xiaohao/deciding';

/** Every way in which an intake says no. */
export const intakeRefusals = {
  IntakeRegisteredAlready: { status: 409, zh: '该来件已登记', en: 'The intake has been registered already' },
  IntakeNotForRole: {
    status: 403,
    zh: '只有该单位或其上级的信访受理员、纪检监察员可以登记来件',
    en: 'Only a petition clerk or a discipline officer of this unit or one above it registers an intake',
  },
  IntakeUnitUnknown: { status: 422, zh: '受理单位不存在', en: 'The unit that takes it in is not known' },
  IntakeUnitEnded: {
    status: 422,
    zh: '受理单位已撤并，请填写承接单位',
    en: 'The unit that takes it in has been merged or dissolved: name the one that goes on',
  },
  ReceivedInTheFuture: {
    status: 422,
    zh: '收件日期 {date} 晚于今天 {today}',
    en: 'It cannot have been received on {date}; today is {today}',
  },
  PaperRegistered: {
    status: 409,
    zh: '同一来文已登记为 {number}',
    en: 'The same paper has been registered as {number}',
  },
  ReporterAnonymous: {
    status: 409,
    zh: '该来件没有举报人信息',
    en: 'Nobody gave a name with this intake',
  },
  ReporterErasedAlready: {
    status: 409,
    zh: '举报人信息已删除',
    en: "The reporter's identity has been erased already",
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type IntakeRefusalCode = keyof typeof intakeRefusals;
export type IntakeRefusal = Refusal<IntakeRefusalCode>;

export const refuse = (
  refused: IntakeRefusalCode,
  pointer?: string,
  params?: Readonly<Record<string, string>>,
): IntakeRefusal => ({
  refused,
  ...(pointer === undefined ? {} : { pointer }),
  ...(params === undefined ? {} : { params }),
});
