import type { RefusalEntry } from '@xiaohao/deciding';
import { refusalWords } from '../refusal-words.js';

export const identificationRefusals = {
  AlreadyIdentified: { status: 409, zh: '该问题已登记', en: 'The problem has been identified already' },
  CampaignNotOpen: { status: 409, zh: '专项工作未开启或已结束', en: 'The campaign is not open' },
  PassedTextStands: {
    status: 409,
    zh: '复审已通过、尚未定稿，内容不得改动；如需改动请退回返工',
    en: 'The second review has passed this text; until it is finalised it stands, or it is returned',
  },
  FoundByOthers: {
    status: 403,
    zh: '该问题由责任单位以外查出，责任单位不得自行改写、并入或撤回；由查出的一方办理',
    en: 'Somebody outside the responsible unit found it: that side rewords, merges or withdraws it',
  },
  CategoryUnknown: {
    status: 422,
    zh: '类别 {code} 不在本次专项中',
    en: 'The campaign has no category {code}',
  },
  SubFormUnknown: {
    status: 422,
    zh: '表现形式 {code} 不属于该类别',
    en: 'The category has no sub-form {code}',
  },
  ChecklistEntryUnknown: {
    status: 422,
    zh: '对照清单中没有 {code}',
    en: "The campaign's checklists have no entry {code}",
  },
  ChecklistEntryAmbiguous: {
    status: 422,
    zh: '几份对照清单都有 {code}，应说明是哪一份',
    en: 'More than one checklist has an entry {code}: name the one that is meant',
  },
  ForeignToHandling: {
    status: 422,
    zh: '整改类型“{kind}”不填此项',
    en: 'The handling “{kind}” does not have this',
    words: refusalWords.handling,
  },
  ContinuingEndsBeforeCheck: {
    status: 422,
    zh: '预计完成日期早于下次检查日期',
    en: 'The expected end lies before the next check',
  },
  MergedIntoItself: { status: 422, zh: '问题不能并入自身', en: 'A problem cannot be merged into itself' },
  MergeTargetUnknown: { status: 422, zh: '并入的问题 {problem} 不存在', en: 'There is no problem {problem}' },
  MergeTargetOfOtherCampaign: {
    status: 422,
    zh: '只能并入同一专项的问题',
    en: 'A problem is merged only into one of the same campaign',
  },
  HasTakenIn: {
    status: 409,
    zh: '已有问题并入或将并入本问题，不能再撤回或并入其他问题',
    en: 'Other problems were merged into this one, or are about to be: it is neither withdrawn nor merged',
  },
  AlreadyTakenIn: { status: 409, zh: '该问题已接收', en: 'This problem has been taken in already' },
  NothingToLapse: { status: 409, zh: '没有这一并入', en: 'There is no such merger' },
  MergeTargetNotOpen: {
    status: 409,
    zh: '并入的问题已了结',
    en: 'The problem that would take it in is no longer open',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
