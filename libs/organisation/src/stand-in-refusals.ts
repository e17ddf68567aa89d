import type { RefusalEntry } from '@xiaohao/deciding';
import { heldRoleLabels } from './labels.js';

export const standInRefusals = {
  DelegationExists: { status: 409, zh: '该授权已登记', en: 'The delegation is registered already' },
  DelegationUnknown: { status: 404, zh: '授权不存在', en: 'The delegation is not known' },
  DelegationOver: { status: 409, zh: '该授权已结束', en: 'The delegation is over' },
  DelegationToSelf: { status: 422, zh: '不能授权给本人', en: 'Nobody delegates to himself' },
  DelegationChained: {
    status: 409,
    zh: '授权不得转授：同一时间内，受托人不得再授权，授权人不得同时受托',
    en: 'No chains: at the same time a delegate delegates nothing, and a principal is nobody’s delegate',
  },
  DelegationTwice: {
    status: 409,
    zh: '同一时间内已有同样的授权',
    en: 'The same delegation runs at that time already',
  },
  DelegateUnknown: {
    status: 422,
    zh: '授权人或受托人不存在或已离任',
    en: 'Principal or delegate is not known or has left',
  },
  DelegateExcluded: {
    status: 422,
    zh: '三员不得授权办理问题，也不得受托办理问题',
    en: 'An administrator neither delegates acting on problems nor takes it over',
  },
  DelegatedRoleNotHeld: {
    status: 422,
    zh: '授权人在该期间并不担任角色“{role}”',
    en: 'The principal does not hold the role “{role}” at that time',
    words: { role: heldRoleLabels },
  },
  NoRoleDelegated: { status: 422, zh: '至少要授权一个角色', en: 'At least one role is delegated' },
  AbsenceExists: { status: 409, zh: '该离岗已登记', en: 'The absence is registered already' },
  AbsenceUnknown: { status: 404, zh: '离岗记录不存在', en: 'The absence is not known' },
  AbsenceOver: { status: 409, zh: '该离岗已结束', en: 'The absence is over' },
  AbsencesOverlap: {
    status: 409,
    zh: '该人员在此期间已有离岗记录',
    en: 'The person is recorded as absent at that time already',
  },
  AbsentPersonUnknown: {
    status: 422,
    zh: '离岗人员不存在或已离任',
    en: 'The absent person is not known or has left',
  },
  DeputyUnknown: { status: 422, zh: '代收人不存在或已离任', en: 'The deputy is not known or has left' },
  DeputyIsSelf: { status: 422, zh: '代收人不能是本人', en: 'Nobody is his own deputy' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
