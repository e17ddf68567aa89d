import type { RefusalEntry } from '@xiaohao/deciding';

export const reviewRefusals = {
  ReviewerNotOnPanel: {
    status: 403,
    zh: '审核人不是联合审核小组成员',
    en: "The reviewer is not on the campaign's panel",
  },
  ReviewerOfOwnUnit: {
    status: 403,
    zh: '审核人属于责任单位或其下属单位',
    en: 'The reviewer is of the responsible unit or of one under it',
  },
  ReviewerIsResponsible: {
    status: 403,
    zh: '审核人是该问题的责任领导或责任人',
    en: "The reviewer is the problem's responsible leader or person",
  },
  ReviewerIsContributor: {
    status: 403,
    zh: '审核人参与过该问题的措施或佐证',
    en: "The reviewer had a hand in the problem's measures or evidence",
  },
  SecondReviewPending: {
    status: 409,
    zh: '复审尚未通过，不能定稿',
    en: 'The second review has not passed it yet',
  },
  SecondReviewAlreadyPassed: { status: 409, zh: '复审已通过', en: 'The second review has passed it already' },
  CauseMissing: {
    status: 409,
    zh: '定稿前至少须有一条根源',
    en: 'At least one root cause is needed before it is finalised',
  },
  MeetingMissing: {
    status: 422,
    zh: '班子或成员的问题须注明党组会议文号方可定稿',
    en: 'A problem of a leadership team or a member is finalised with the reference of a party-group meeting',
  },
  ReturnReasonUnknown: {
    status: 422,
    zh: '返工原因 {code} 不在本次专项中',
    en: 'The campaign has no return reason {code}',
  },
  AnswersOtherOpinion: {
    status: 422,
    zh: '须答复退回时的那条意见',
    en: 'The opinion to answer is the one with which it was returned',
  },
  ListOfOtherUnit: {
    status: 422,
    zh: '提交的清单不是该责任单位的清单',
    en: "The list handed in is not that of the problem's own unit",
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
