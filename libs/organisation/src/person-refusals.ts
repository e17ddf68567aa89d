import type { RefusalEntry } from '@xiaohao/deciding';
import { heldRoleLabels } from './labels.js';

export const personRefusals = {
  PersonExists: { status: 409, zh: '该人员已登记', en: 'The person is registered already' },
  PersonUnknown: { status: 404, zh: '人员不存在', en: 'The person is not known' },
  PersonHasLeft: { status: 409, zh: '该人员已离任', en: 'The person has left' },
  RoleRepeated: { status: 422, zh: '角色重复', en: 'A role is named twice' },
  AppointmentExists: { status: 409, zh: '该任职已登记', en: 'The appointment is registered already' },
  AppointmentUnknown: { status: 404, zh: '任职不存在', en: 'The appointment is not known' },
  AppointmentOver: { status: 409, zh: '该任职已结束', en: 'The appointment is over' },
  NotADay: { status: 422, zh: '“{date}”不是有效日期', en: '{date} is not a day of the calendar' },
  EndsBeforeItBegins: {
    status: 422,
    zh: '结束日期 {until} 早于开始日期 {from}',
    en: 'It would end on {until}, before it begins on {from}',
  },
  EndsAfterItsEnd: {
    status: 422,
    zh: '任职本应于 {until} 结束，不能以结束来延长；请另行任命',
    en: 'It ends on {until} already; an ending does not lengthen it, another appointment does',
  },
  EndsInThePast: {
    status: 422,
    zh: '结束日期 {until} 早于今天 {today}',
    en: 'It would have ended on {until}; today is {today}',
  },
  AdministratorsExclude: {
    status: 409,
    zh: '三员分立：同一人不得同时担任“{role}”与“{other}”',
    en: 'One person never holds two of the three administrations at the same time: {role} and {other}',
    words: { role: heldRoleLabels, other: heldRoleLabels },
  },
  AdministratorActsNot: {
    status: 409,
    zh: '三员不得兼任办理问题的角色：“{role}”与“{other}”',
    en: 'An administrator holds no role that acts on problems: {role} and {other}',
    words: { role: heldRoleLabels, other: heldRoleLabels },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
