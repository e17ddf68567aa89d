import type { RefusalEntry } from '@xiaohao/deciding';

/** What stands against somebody whatever the problem's own rules say. */
export const authorityRefusals = {
  RoleMayNot: {
    status: 403,
    zh: '您现任的角色不能办理“{command}”；需要以下角色之一：{roles}',
    en: 'None of the roles that you hold today has {command}; one of these is needed: {roles}',
  },
  RoleMayNotAtStage: {
    status: 403,
    zh: '您的角色只能在以下阶段办理此事：{when}；问题已在“{stage}”阶段',
    en: 'Your role has this only at {when}; the problem is at the stage {stage}',
  },
  NotOfResponsibleUnit: {
    status: 403,
    zh: '您的职务不在责任单位或其下属单位，也不是该问题的责任领导或责任人',
    en: "Your post is not at the responsible unit or one under it, nor are you the problem's responsible leader or person",
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
