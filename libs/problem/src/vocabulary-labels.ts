import type { ChecklistKind } from '@xiaohao/campaign';
import type * as Words from './vocabulary.js';

/** A text for people: Chinese first, English beside it. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

type Labels<Code extends string> = { readonly [C in Code]: Label };

const of = (zh: string, en: string): Label => ({ zh, en });

export const stageLabels: Labels<Words.Stage> = {
  identified: of('查摆', 'Identified'),
  firstReview: of('初审', 'First review'),
  secondReview: of('复审', 'Second review'),
  returned: of('返工', 'Returned'),
  finalised: of('定稿', 'Finalised'),
  rectifying: of('整改中', 'Rectifying'),
  signOffRequested: of('申请销号', 'Sign-off requested'),
  unitApproved: of('单位审核', 'Approved by the unit'),
  verified: of('核查', 'Verified'),
  publicised: of('公示', 'Publicised'),
  closed: of('销号', 'Closed'),
  filed: of('备案', 'Filed'),
  merged: of('并入', 'Merged'),
  withdrawn: of('撤回', 'Withdrawn'),
};

export const vocabularyLabels: {
  readonly ownerKinds: Labels<Words.OwnerKind>;
  readonly discoveryMethods: Labels<Words.DiscoveryMethod>;
  readonly sourceChannels: Labels<Words.SourceChannel>;
  readonly severities: Labels<Words.Severity>;
  readonly difficulties: Labels<Words.Difficulty>;
  readonly handlingKinds: Labels<Words.HandlingKind>;
  readonly causeKinds: Labels<Words.CauseKind>;
  readonly secrecyLevels: Labels<Words.SecrecyLevel>;
  readonly reviewSessions: Labels<Words.ReviewSession>;
  readonly horizons: Labels<Words.Horizon>;
  readonly evidenceKinds: Labels<Words.EvidenceKind>;
  readonly signOffTests: Labels<Words.SignOffTest>;
  readonly signatureMeanings: Labels<Words.SignatureMeaning>;
  readonly revisitKinds: Labels<Words.RevisitKind>;
  readonly checklistKinds: Labels<ChecklistKind>;
} = {
  ownerKinds: {
    unit: of('单位', 'Unit'),
    leadershipTeam: of('班子', 'Leadership team'),
    member: of('成员', 'Member'),
  },
  discoveryMethods: {
    selfCheck: of('个人自查', 'Self-check'),
    organisedCheck: of('组织排查', 'Organised check'),
    jointCheck: of('协同联查', 'Joint check'),
  },
  sourceChannels: {
    disciplineInspectionOpinion: of('纪检监察意见', 'Discipline inspection opinion'),
    internalAuditFeedback: of('内部审计反馈', 'Internal audit feedback'),
    financeCheckResult: of('财务检查结果', 'Finance check result'),
    petitionClue: of('信访线索', 'Petition clue'),
    grassrootsStayResearch: of('蹲点调研', 'Research on the spot'),
    serviceUserComplaint: of('服务对象投诉', 'Complaint of a service user'),
    unionFundReviewReport: of('经审报告', 'Union fund review report'),
    serviceHall: of('服务大厅', 'Service hall'),
    hotline: of('热线', 'Hotline'),
    onlinePlatform: of('网络平台', 'Online platform'),
    superiorList: of('上级点题', "Superior's list"),
    directMailbox: of('直通车信箱', 'Direct mailbox'),
  },
  severities: {
    minor: of('一般', 'Minor'),
    moderate: of('较重', 'Moderate'),
    serious: of('严重', 'Serious'),
  },
  difficulties: {
    ordinary: of('一般', 'Ordinary'),
    historic: of('历史遗留', 'Historic'),
    systemic: of('制度机制', 'Systemic'),
  },
  handlingKinds: {
    immediate: of('立行立改', 'Immediate'),
    timeLimited: of('限期整改', 'Time-limited'),
    continuing: of('长期坚持', 'Continuing'),
    focused: of('集中整治', 'Focused'),
  },
  causeKinds: {
    thought: of('思想', 'Thought'),
    institution: of('制度', 'Institution'),
    management: of('管理', 'Management'),
  },
  secrecyLevels: {
    open: of('公开', 'Open'),
    internal: of('内部', 'Internal'),
    restricted: of('限制知悉', 'Restricted'),
  },
  reviewSessions: {
    crossReview: of('交叉审核', 'Cross review'),
    focusedStudy: of('重点研判', 'Focused study'),
  },
  horizons: { now: of('当下改', 'Now'), lasting: of('长久立', 'Lasting') },
  evidenceKinds: {
    contract: of('合同', 'Contract'),
    voucher: of('凭证', 'Voucher'),
    regulation: of('制度文件', 'Regulation'),
    photo: of('照片', 'Photo'),
    other: of('其他', 'Other'),
  },
  signOffTests: {
    measuresDone: of('措施完成', 'Measures done'),
    violationsDealtWith: of('违规处理', 'Violations dealt with'),
    effectReached: of('成效达标', 'Effect reached'),
    similarCasesCorrected: of('举一反三', 'Similar cases corrected'),
    sourceCured: of('源头治理', 'Source cured'),
  },
  signatureMeanings: {
    application: of('申请', 'Application'),
    unitApproval: of('审核', 'Approval by the unit'),
    verification: of('核查', 'Verification'),
    approval: of('批准', 'Approval'),
    filing: of('备案', 'Filing'),
  },
  checklistKinds: {
    own: of('本级对照检查清单', 'Own checklist'),
    superior: of('上级点题清单', 'List of the superior'),
  },
  revisitKinds: { pinpoint: of('点穴式', 'Pinpoint'), followUp: of('回访式', 'Follow-up') },
};
