import type { Refusal, RefusalEntry, RefusalParam } from '@xiaohao/deciding';
import { heldRoleLabels } from '@xiaohao/organisation';
import { signOffStepLabels, triggerLabels } from './labels.js';

const words = {
  steps: { code: signOffStepLabels },
  roles: { step: signOffStepLabels, code: heldRoleLabels, roles: heldRoleLabels },
  triggers: { kind: triggerLabels },
} as const;

/** Why a campaign says no. */
export const campaignRefusals = {
  CampaignExists: { status: 409, zh: '该专项已开展', en: 'The campaign is open already' },
  CampaignUnknown: { status: 404, zh: '专项不存在', en: 'The campaign is not known' },
  CampaignIsClosed: { status: 409, zh: '专项已结束', en: 'The campaign is closed' },
  ZoneUnknown: { status: 422, zh: '时区不存在', en: 'The zone is not known' },
  NoCategory: { status: 422, zh: '至少要有一个问题类别', en: 'At least one category is needed' },
  CodeRepeated: { status: 422, zh: '代码重复：{code}', en: 'A code is there twice: {code}' },
  NoReturnReason: { status: 422, zh: '至少要有一个返工原因', en: 'At least one return reason is needed' },
  NoReopeningGround: {
    status: 422,
    zh: '至少要有一个复号事由',
    en: 'At least one ground for reopening is needed',
  },
  NoProfession: {
    status: 422,
    zh: '联合审核小组至少要有一个专业',
    en: 'The panel needs at least one profession',
  },
  ChainNeedsOneApproval: {
    status: 422,
    zh: '销号程序须有且只有一个批准环节',
    en: 'A sign-off chain has exactly one approval',
  },
  ChainStepRepeated: {
    status: 422,
    zh: '销号程序的环节重复：{code}',
    en: 'A step is in the chain twice: {code}',
    words: words.steps,
  },
  ChainOutOfOrder: {
    status: 422,
    zh: '环节顺序应为：单位审核、核查、公示、批准、备案',
    en: 'The order is unit approval, verification, publicity, approval, filing',
  },
  ChainRoleUnknown: { status: 422, zh: '角色不存在：{code}', en: 'The role is not known: {code}' },
  ChainRoleUnfit: {
    status: 422,
    zh: '步骤“{step}”不能由角色“{code}”承担，可选：{roles}',
    en: 'The step “{step}” cannot be taken by the role “{code}”; it may be one of: {roles}',
    words: words.roles,
  },
  TermUnreachable: {
    status: 422,
    zh: '此整改期限之前已有同类规定，永远不会适用',
    en: 'An earlier term fits the same problems: this one would never hold',
  },
  NoReceiver: { status: 422, zh: '至少要有一个接收人', en: 'At least one receiver is needed' },
  BandsCountedUnlike: {
    status: 422,
    zh: '到期前各档须同按自然日或同按工作日计算',
    en: 'Bands before the due date are all counted in calendar days or all in working days',
  },
  BandsOutOfOrder: {
    status: 422,
    zh: '各档剩余天数须逐档减少',
    en: 'The days left fall from band to band',
  },
  TriggerIncomplete: {
    status: 422,
    zh: '触发条件“{kind}”缺少此项',
    en: 'The trigger “{kind}” needs this',
    words: words.triggers,
  },
  ForeignToTrigger: {
    status: 422,
    zh: '触发条件“{kind}”不填此项',
    en: 'The trigger “{kind}” does not have this',
    words: words.triggers,
  },
  RungMayNotBeAutomatic: {
    status: 422,
    zh: '“{zh}”对个人有后果，只能由系统提出、由人作出',
    en: 'The rung “{en}” has consequences for a person: it may be proposed and not issued by the clock',
  },
  FirstRungNeedsTrigger: {
    status: 422,
    zh: '第一级之前没有可答复的文书',
    en: 'There is nothing before the first rung that could stay unanswered',
  },
  LadderGoesDown: {
    status: 422,
    zh: '逐级督办的接收层级不得低于上一级',
    en: 'A rung goes to no lower level than the one before it',
  },
  RulesNotLater: {
    status: 422,
    zh: '新规则的生效日期不得早于现行规则',
    en: 'New rules cannot hold from before the present ones',
  },
  RulesInThePast: {
    status: 422,
    zh: '新规则不得追溯生效：最早自 {today} 起',
    en: 'New rules cannot hold for days that are over: from {today} at the earliest',
  },
  PanelLacksProfession: {
    status: 422,
    zh: '联合审核小组缺少专业：{zh}',
    en: 'The panel lacks a profession: {en}',
  },
  ProfessionUnknown: {
    status: 422,
    zh: '专业不在规则中：{code}',
    en: 'The profession is not in the rules: {code}',
  },
  PanelMemberUnknown: { status: 422, zh: '成员不存在或已离任', en: 'A member is not known or has left' },
  PanelMemberRepeated: { status: 422, zh: '成员重复', en: 'A member is named twice' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type CampaignRefusalCode = keyof typeof campaignRefusals;
export type CampaignRefusal = Refusal<CampaignRefusalCode>;

export const refuse = (
  refused: CampaignRefusalCode,
  pointer?: string,
  params?: Readonly<Record<string, RefusalParam>>,
): CampaignRefusal => ({
  refused,
  ...(pointer === undefined ? {} : { pointer }),
  ...(params ? { params } : {}),
});
