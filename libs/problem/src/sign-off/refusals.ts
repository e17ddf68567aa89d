import type { RefusalEntry } from '@xiaohao/deciding';
import { refusalWords } from '../refusal-words.js';
import { publicityRefusals } from './publicity-refusals.js';

export const signOffRefusals = {
  ...publicityRefusals,
  ApplicantNotOfOwnersSide: {
    status: 403,
    zh: '销号须由责任单位一方申请',
    en: "Only the owner's side applies for sign-off",
  },
  UnitApproverNotOfOwnersSide: {
    status: 403,
    zh: '单位审核须由责任单位一方作出',
    en: "Only the owner's side approves for the unit",
  },
  RoleMissing: {
    status: 403,
    zh: '此步骤须由“{role}”办理',
    en: 'This step is for someone with the role “{role}”',
    words: refusalWords.role,
  },
  NewMeasureMissing: {
    status: 409,
    zh: '复号后至少须有一条新措施',
    en: 'After a reopening at least one new measure is needed',
  },
  EvidenceMissing: {
    status: 409,
    zh: '“{test}”缺少本轮整改的有效佐证',
    en: 'The test “{test}” has no live evidence of this round of rectification',
    words: refusalWords.test,
  },
  SignOffChainUnsound: {
    status: 409,
    zh: '本次专项的销号流程不完整：须有一次批准，其后只能是备案，且步骤不得重复',
    en: 'The chain needs one approval, nothing after it but the filing, and no step twice',
  },
  ClaimsIncomplete: {
    status: 422,
    zh: '五项标准须逐项说明一次，有误的是“{test}”',
    en: 'Each of the five tests needs exactly one claim; “{test}” has not',
    words: refusalWords.test,
  },
  ConclusionsIncomplete: {
    status: 422,
    zh: '五项标准须逐项给出一个结论，有误的是“{test}”',
    en: 'Each of the five tests needs exactly one conclusion; “{test}” has not',
    words: refusalWords.test,
  },
  ClaimNotUpheld: {
    status: 422,
    zh: '“{test}”未获认定，应当驳回申请',
    en: 'The claim on “{test}” is not upheld: the request is to be rejected instead',
    words: refusalWords.test,
  },
  StepNotInChain: {
    status: 409,
    zh: '本次流程没有此步骤：{step}',
    en: 'The chain has no such step: {step}',
    words: refusalWords.steps,
  },
  StepAlreadyTaken: {
    status: 409,
    zh: '步骤“{step}”已办理，签字仍有效',
    en: 'The step “{step}” has been taken and its signature is valid',
    words: refusalWords.steps,
  },
  StepOutOfTurn: {
    status: 409,
    zh: '还没有轮到“{step}”，当前步骤是“{expected}”',
    en: 'It is not the turn of “{step}” but of “{expected}”',
    words: refusalWords.steps,
  },
  SignatureStale: {
    status: 409,
    zh: '签字“{signature}”之后内容有变，须重新签字',
    en: 'Something material has changed since the signature “{signature}”; it has to be given again',
    words: refusalWords.signature,
  },
  SignatureStillValid: { status: 409, zh: '申请签字仍有效', en: "The request's signature is still valid" },
  NothingToSign: {
    status: 409,
    zh: '缺少待签内容的摘要，请重新载入后再签',
    en: 'There is no digest of what would be signed; load it again',
  },
  SignatureUnproved: {
    status: 422,
    zh: '签字缺少证明，请先获取签字口令',
    en: 'The signature has no proof; ask for a challenge first',
  },
  ProofOfOther: {
    status: 422,
    zh: '签字证明所对应的不是本次签字（{fact}）',
    en: 'The proof is of another signature than this ({fact})',
    words: refusalWords.fact,
  },
  RequirementTooShort: {
    status: 422,
    zh: '补充整改要求不得少于 {least} 个字',
    en: 'The supplementary requirement needs at least {least} characters',
  },
  SurveyCountsWrong: {
    status: 422,
    zh: '测评人数须满足：邀请≥参评≥满意，且至少邀请一人',
    en: 'A survey counts invited, answered and satisfied, each at most the one before, and one invited at least',
  },
  SatisfactionMissing: {
    status: 409,
    zh: '尚未进行满意度测评',
    en: 'No satisfaction survey has been recorded',
  },
  SatisfactionAnsweredByTooFew: {
    status: 409,
    zh: '参评率低于 {least}%',
    en: 'Fewer than {least} % of those invited have answered',
  },
  SatisfactionTooLow: {
    status: 409,
    zh: '满意率低于 {least}%',
    en: 'Fewer than {least} % of those who answered are satisfied',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
