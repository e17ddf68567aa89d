import type { RefusalEntry } from '@xiaohao/deciding';
import { refusalWords } from '../refusal-words.js';

export const rectificationRefusals = {
  MeasureMissing: { status: 409, zh: '至少须有一条整改措施', en: 'At least one measure is needed' },
  HorizonMissing: {
    status: 409,
    zh: '制度根源须同时有“当下改”和“长久立”措施，尚缺：{horizon}',
    en: 'A cause in the institution needs a measure for now and one that lasts; missing: {horizon}',
    words: refusalWords.horizon,
  },
  MeasuresOpen: { status: 409, zh: '还有 {open} 条措施未完成', en: '{open} measures are not completed' },
  MeasureUnknown: {
    status: 422,
    zh: '该问题没有措施 {measure}',
    en: 'The problem has no measure {measure}',
  },
  MeasureAlreadyCompleted: {
    status: 409,
    zh: '措施 {measure} 已完成',
    en: 'The measure {measure} is completed',
  },
  AllMeasuresCompleted: { status: 409, zh: '整改措施均已完成', en: 'All measures are completed' },
  MeasureWithoutSteps: { status: 422, zh: '措施须有具体步骤', en: 'A measure needs ordered steps' },
  IndicatorIncomplete: { status: 422, zh: '指标须为数值', en: 'An indicator needs its numbers' },
  RevisionApprovedByAuthor: {
    status: 403,
    zh: '调整措施须由另一人批准',
    en: 'Whoever revises a measure does not approve the revision',
  },
  RevisionApproverUnfit: {
    status: 422,
    zh: '{person} 不是责任单位或其上级的领导，也不是工作专班、督导组或审批人员，不能批准调整',
    en: '{person} leads neither the responsible unit nor one above it, and is not of those who look at it from outside',
  },
  StepUnknown: {
    status: 422,
    zh: '没有第 {step} 步，共 {steps} 步',
    en: 'There is no step {step}; the measure has {steps}',
  },
  StepAlreadyCompleted: { status: 409, zh: '第 {step} 步已完成', en: 'Step {step} is completed' },
  AllStepsCompleted: {
    status: 409,
    zh: '未完成的措施已没有未完成的步骤',
    en: 'No measure that is open has an open step',
  },
  StepsOpen: { status: 409, zh: '还有 {open} 个步骤未完成', en: '{open} steps are not completed' },
  AlreadyContinuing: {
    status: 409,
    zh: '该问题已是长期坚持类',
    en: 'The problem is a continuing one already',
  },
  DigestMalformed: {
    status: 422,
    zh: '文件摘要须为 64 位小写十六进制 SHA-256',
    en: "A file's digest is a SHA-256 in 64 lower-case hex digits",
  },
  FileEmpty: { status: 422, zh: '空文件不能作为佐证', en: 'An empty file proves nothing' },
  EvidenceUnknown: {
    status: 422,
    zh: '该问题没有佐证 {evidence}',
    en: 'The problem has no evidence {evidence}',
  },
  NoEvidenceToSupersede: {
    status: 409,
    zh: '没有可替代的佐证',
    en: 'There is no evidence that could be superseded',
  },
  EvidenceAlreadySuperseded: {
    status: 409,
    zh: '该佐证已被替代',
    en: 'This piece of evidence has been superseded already',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
