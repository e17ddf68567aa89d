import type { RefusalEntry } from '@xiaohao/deciding';

export const secrecyRefusals = {
  RestrictedNotForRole: {
    status: 403,
    zh: '限制知悉的问题只能由信访受理员或纪检监察员登记',
    en: 'Only a petition clerk or a discipline officer registers a restricted problem',
  },
  OfRestrictedIntake: {
    status: 422,
    zh: '来件为限制知悉，据此登记的问题也须限制知悉',
    en: 'The intake is restricted, and so has to be a problem that comes of it',
  },
  IntakeUnknown: { status: 422, zh: '来件 {intake} 不存在', en: 'There is no intake {intake}' },
  SecrecyFixed: {
    status: 422,
    zh: '是否限制知悉在登记时确定，不能更改',
    en: 'Whether a problem is restricted is settled when it is registered, and stays',
  },
  MergeAcrossSecrecy: {
    status: 422,
    zh: '限制知悉的问题与其他问题不能互相并入',
    en: 'A restricted problem and another one are not merged',
  },
  NotRestricted: {
    status: 409,
    zh: '问题不是限制知悉的，无需准予知悉',
    en: 'The problem is not restricted: nobody has to be cleared for it',
  },
  AdministratorNotCleared: {
    status: 422,
    zh: '系统、安全、审计管理员不得知悉具体问题',
    en: 'A system, security or audit administrator is cleared for no matter',
  },
  AlreadyCleared: { status: 409, zh: '此人已准予知悉', en: 'This person has been cleared already' },
  NobodyCleared: { status: 409, zh: '尚无人获准知悉', en: 'Nobody has been cleared' },
  NotCleared: { status: 409, zh: '此人未被准予知悉', en: 'This person has not been cleared' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
