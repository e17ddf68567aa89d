import { defaultCoolingDays } from './cooling-days.js';
import { defaultDeadlineRules } from './deadlines/default-deadline-rules.js';
import type { CampaignRules, Category, SignOffStep, Term } from './rules.js';

const term = (code: string, zh: string, en: string): Term => ({ code, zh, en });
const category = (code: string, zh: string, en: string, subForms: readonly Term[] = []): Category => ({
  ...term(code, zh, en),
  subForms,
});
const step = (kind: SignOffStep['kind'], role: string, termWorkingDays: number): SignOffStep => ({
  kind,
  role,
  termWorkingDays,
});

/**
 * The rules that a new campaign begins with unless it brings its own. Categories and reasons are those of
 * such campaigns; every number here is a default of the product, not law.
 */
export const defaultRules: CampaignRules = {
  categories: [
    category('dining', '违规吃喝', 'Improper dining', [
      term('publicDining', '公款吃喝', 'Dining on public money'),
      term('disguisedDining', '隐形变异吃喝', 'Disguised dining'),
    ]),
    category('funds', '经费使用不规范', 'Irregular use of funds'),
    category('formalism', '形式主义增加基层负担', 'Formalism that burdens the grass roots'),
    category('gifts', '违规收送礼品礼金', 'Improper gifts', [
      term('eRedPacket', '电子红包', 'Electronic red packets'),
    ]),
    category('inaction', '不担当不作为', 'Inaction'),
    category('reception', '公务接待不规范', 'Irregular official reception'),
    category('assets', '资产管理不规范', 'Irregular management of assets'),
    category('awards', '评比表彰不规范', 'Irregular awards'),
    category('service', '服务职工不到位', 'Poor service to workers'),
  ],
  returnReasons: [
    term('shallow', '查摆不深入', 'Not looked into deeply'),
    term('unfocused', '聚焦不精准', 'Not to the point'),
    term('unclear', '表述不清晰', 'Not clearly worded'),
    term('sweeping', '笼而统之', 'Sweeping'),
    term('evasive', '避重就轻', 'Evasive'),
  ],
  reopeningGrounds: [
    term('lowSatisfaction', '满意度低', 'Low satisfaction'),
    term('relapse', '问题反弹', 'Relapse'),
    term('falseRectification', '虚假整改', 'False rectification'),
    term('evidenceInvalid', '佐证无效', 'Invalid evidence'),
  ],
  panelProfessions: [
    term('discipline', '纪检', 'Discipline'),
    term('finance', '财务', 'Finance'),
    term('audit', '审计', 'Audit'),
    term('organisation', '基层组织', 'Organisation'),
    term('law', '法律', 'Law'),
  ],
  signOffChain: [
    step('unitApproval', 'unitHead', 5),
    step('verification', 'workGroupMember', 10),
    step('publicity', 'publicity', 10),
    step('approval', 'approver', 5),
    step('filing', 'workGroupMember', 5),
  ],
  immediateSignOffChain: [
    step('unitApproval', 'unitHead', 2),
    step('verification', 'workGroupMember', 3),
    step('approval', 'approver', 3),
    step('filing', 'workGroupMember', 5),
  ],
  publicityWorkingDays: 5,
  coolingDays: defaultCoolingDays,
  deadlines: defaultDeadlineRules,
};
