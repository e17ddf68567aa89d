import type { RefusalEntry } from '@xiaohao/deciding';
import { authorityRefusals } from './authority/refusals.js';
import { refusalWords } from './refusal-words.js';

/** Refusals that every area gives: stage, actor, references, dates, texts, sides. */
export const generalRefusals = {
  ...authorityRefusals,
  ProblemUnknown: { status: 404, zh: '没有这个问题', en: 'There is no such problem' },
  StageForbids: {
    status: 409,
    zh: '问题处于“{stage}”阶段，此操作只能在以下阶段进行：{needed}',
    en: 'The problem is at the stage “{stage}”; this can be done only at: {needed}',
    words: refusalWords.stages,
  },
  IdTaken: { status: 409, zh: '编号 {id} 已被使用', en: 'The id {id} is already in use' },
  ClockMayNot: {
    status: 403,
    zh: '此决定须由人作出',
    en: 'This is for a person to decide, not for the clock',
  },
  ActorUnknown: {
    status: 403,
    zh: '操作人不在组织名册中',
    en: 'Whoever acts is not known to the organisation',
  },
  ActorInactive: { status: 403, zh: '操作人已离任', en: 'Whoever acts has left office' },
  AdministratorMayNotAct: {
    status: 403,
    zh: '系统、安全、审计管理员不得办理问题',
    en: 'System, security and audit administrators do not act on problems',
  },
  OwnersSideMayNot: {
    status: 403,
    zh: '责任单位一方不得作出此决定',
    en: "This is not for the owner's side to decide",
  },
  JudgeOfOwnersSide: {
    status: 403,
    zh: '责任单位一方不得评判自己的整改',
    en: "The owner's side does not judge its own correction",
  },
  JudgeOfSupportUnit: {
    status: 403,
    zh: '配合单位人员不得评判其参与的整改',
    en: 'People of a support unit do not judge a correction that they share in',
  },
  JudgeIsContributor: {
    status: 403,
    zh: '参与过措施或佐证的人员不得评判整改结果',
    en: 'Whoever had a hand in a measure or in evidence does not judge the result',
  },
  NotOfCorrectingSide: {
    status: 403,
    zh: '只有责任单位、配合单位或措施责任人可以填写整改内容',
    en: "Only the owner's side, a support unit or a measure's accountable person writes the owner's columns",
  },
  DutiesInOneHand: {
    status: 403,
    zh: '同一人不得兼任“{duty}”与“{other}”',
    en: 'One person may not act both as {duty} and as {other}',
    words: refusalWords.duties,
  },
  PersonUnknown: { status: 422, zh: '人员 {person} 不存在', en: 'There is no person {person}' },
  PersonInactive: { status: 422, zh: '人员 {person} 已离任', en: 'The person {person} has left office' },
  UnitUnknown: { status: 422, zh: '单位 {unit} 不存在', en: 'There is no unit {unit}' },
  UnitEnded: {
    status: 422,
    zh: '单位 {unit} 已撤并，请填写承接单位',
    en: 'The unit {unit} has been merged or dissolved: name the one that goes on',
  },
  TextMissing: { status: 422, zh: '此项必须填写', en: 'Something has to be written here' },
  NotADate: { status: 422, zh: '“{date}”不是有效日期', en: '{date} is not a day of the calendar' },
  DueDateInThePast: {
    status: 422,
    zh: '期限 {date} 早于今天 {today}',
    en: 'The date {date} has passed; today is {today}',
  },
  DateInTheFuture: {
    status: 422,
    zh: '日期 {date} 晚于今天 {today}',
    en: 'The date {date} is still to come; today is {today}',
  },
  PercentOutOfRange: {
    status: 422,
    zh: '百分比须在 0 到 100 之间',
    en: 'A percentage lies between 0 and 100',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
