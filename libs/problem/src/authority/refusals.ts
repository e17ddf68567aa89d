import type { RefusalEntry } from '@xiaohao/deciding';
import { refusalWords } from '../refusal-words.js';

/** What stands against somebody whatever the problem's own rules say. */
export const authorityRefusals = {
  RoleMayNot: {
    status: 403,
    zh: '您现任的角色不能办理“{command}”；需要以下角色之一：{roles}',
    en: 'None of the roles that you hold today may do this ({command}); one of these is needed: {roles}',
    words: refusalWords.authority,
  },
  RoleMayNotAtStage: {
    status: 403,
    zh: '您的角色只能在以下阶段办理此事：{when}；问题已在“{stage}”阶段',
    en: 'Your role has this only at: {when}; the problem is at the stage “{stage}”',
    words: refusalWords.stages,
  },
  NotOfResponsibleUnit: {
    status: 403,
    zh: '您的职务不在责任单位或其下属单位，也不是该问题的责任领导或责任人',
    en: "Your post is not at the responsible unit or one under it, nor are you the problem's responsible leader or person",
  },
  ActsForSelf: {
    status: 422,
    zh: '代行职责时不能写本人',
    en: 'Nobody acts for himself: leave it out',
  },
  PrincipalNotInOffice: {
    status: 403,
    zh: '被代行人不在名册中或已离任',
    en: 'Whoever is to be acted for is not known or has left office',
  },
  NotDelegated: {
    status: 403,
    zh: '此人没有委托您，也没有在离岗时指定您代为履职',
    en: 'This person has not delegated anything to you, nor named you as deputy while away',
  },
  DelegationExpired: {
    status: 403,
    zh: '委托已于 {until} 到期（自 {from} 起）',
    en: 'The delegation ended on {until} (it began on {from})',
  },
  DelegationNotBegun: {
    status: 403,
    zh: '委托自 {from} 起生效（至 {until}）',
    en: 'The delegation begins on {from} (and ends on {until})',
  },
  DelegationOutOfScope: {
    status: 403,
    zh: '委托的范围不包括此事',
    en: 'The delegation does not extend to this',
  },
  DelegationPassedOn: {
    status: 403,
    zh: '受托人不得再行转委托',
    en: 'A delegate passes nothing on',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
