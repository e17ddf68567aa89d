/** Closed lists of the domain. Lists that a campaign may extend (categories, grounds) are campaign data. */

/** Whose problem it is: 单位, 班子, 成员. */
export const ownerKinds = ['unit', 'leadershipTeam', 'member'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

/** 个人自查, 组织排查, 协同联查. */
export const discoveryMethods = ['selfCheck', 'organisedCheck', 'jointCheck'] as const;
export type DiscoveryMethod = (typeof discoveryMethods)[number];

/** The seven existing channels, the three new ones, 上级点题 and the 直通车 mailbox. */
export const sourceChannels = [
  'disciplineInspectionOpinion',
  'internalAuditFeedback',
  'financeCheckResult',
  'petitionClue',
  'grassrootsStayResearch',
  'serviceUserComplaint',
  'unionFundReviewReport',
  'serviceHall',
  'hotline',
  'onlinePlatform',
  'superiorList',
  'directMailbox',
] as const;
export type SourceChannel = (typeof sourceChannels)[number];

/** 一般, 较重, 严重. */
export const severities = ['minor', 'moderate', 'serious'] as const;
export type Severity = (typeof severities)[number];

/** 一般, 历史遗留, 制度机制. */
export const difficulties = ['ordinary', 'historic', 'systemic'] as const;
export type Difficulty = (typeof difficulties)[number];

/** 立行立改, 限期整改, 长期坚持, 集中整治. */
export const handlingKinds = ['immediate', 'timeLimited', 'continuing', 'focused'] as const;
export type HandlingKind = (typeof handlingKinds)[number];

/** 思想, 制度, 管理. */
export const causeKinds = ['thought', 'institution', 'management'] as const;
export type CauseKind = (typeof causeKinds)[number];

/** 公开, 内部, 限制知悉: the last is seen by those alone who need it, and others do not learn that it exists. */
export const secrecyLevels = ['open', 'internal', 'restricted'] as const;
export type SecrecyLevel = (typeof secrecyLevels)[number];

/** 交叉审核, 重点研判. */
export const reviewSessions = ['crossReview', 'focusedStudy'] as const;
export type ReviewSession = (typeof reviewSessions)[number];

/** 当下改, 长久立. */
export const horizons = ['now', 'lasting'] as const;
export type Horizon = (typeof horizons)[number];

/** 合同, 凭证, 制度文件, 照片, 其他. */
export const evidenceKinds = ['contract', 'voucher', 'regulation', 'photo', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** 措施完成, 违规处理, 成效达标, 举一反三, 源头治理. */
export const signOffTests = [
  'measuresDone',
  'violationsDealtWith',
  'effectReached',
  'similarCasesCorrected',
  'sourceCured',
] as const;
export type SignOffTest = (typeof signOffTests)[number];

/** What a signature says: 申请, 审核, 核查, 批准, 备案. */
export const signatureMeanings = [
  'application',
  'unitApproval',
  'verification',
  'approval',
  'filing',
] as const;
export type SignatureMeaning = (typeof signatureMeanings)[number];

/** 点穴式, 回访式. */
export const revisitKinds = ['pinpoint', 'followUp'] as const;
export type RevisitKind = (typeof revisitKinds)[number];

/** The stages of a problem, in the order of its life; the last two end it early. */
export const stages = [
  'identified',
  'firstReview',
  'secondReview',
  'returned',
  'finalised',
  'rectifying',
  'signOffRequested',
  'unitApproved',
  'verified',
  'publicised',
  'closed',
  'filed',
  'merged',
  'withdrawn',
] as const;
export type Stage = (typeof stages)[number];
