import { type Label, stageLabels, vocabularyLabels } from '@xiaohao/problem';
import type { Language } from '../messages.js';
import type { Reader } from './value-in-words.js';

const labels: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  stage: stageLabels,
  level: stageLabels,
  source: vocabularyLabels.sourceChannels,
  discovery: vocabularyLabels.discoveryMethods,
  handling: vocabularyLabels.handlingKinds,
  checklist: vocabularyLabels.checklistKinds,
  difficulty: vocabularyLabels.difficulties,
  severity: vocabularyLabels.severities,
  ownerKind: vocabularyLabels.ownerKinds,
};

const titles: Readonly<Record<string, Label>> = {
  campaign: { zh: '专项', en: 'Campaign' },
  stage: { zh: '阶段', en: 'Stage' },
  unit: { zh: '责任单位', en: 'Responsible unit' },
  category: { zh: '类别', en: 'Category' },
  source: { zh: '来源', en: 'Source' },
  discovery: { zh: '发现方式', en: 'Discovery' },
  checklist: { zh: '对照清单', en: 'Checklist' },
  checklistEntry: { zh: '清单条目', en: 'Entry of a checklist' },
  handling: { zh: '整改类型', en: 'Handling' },
  difficulty: { zh: '难度', en: 'Difficulty' },
  severity: { zh: '严重程度', en: 'Severity' },
  livelihood: { zh: '民生', en: 'Livelihood' },
  ownerKind: { zh: '责任主体', en: 'Owner' },
  overdue: { zh: '逾期', en: 'Overdue' },
  overdueAgainstOriginal: { zh: '按原期限逾期', en: 'Overdue against the original date' },
  level: { zh: '审核级次', en: 'Level of review' },
  reason: { zh: '退回原因', en: 'Reason' },
  round: { zh: '轮次', en: 'Round' },
  identifiedMonth: { zh: '登记月份', en: 'Month identified' },
};

/** Dimensions whose values are `true` and `false`. */
const yesOrNo: ReadonlySet<string> = new Set(['livelihood', 'overdue', 'overdueAgainstOriginal']);

/** `own/ZC-01`: the checklist, and the entry of it. */
function entryInWords(value: string, lang: Language): string {
  const at = value.indexOf('/');
  const kind = value.slice(0, Math.max(0, at));
  return `${labels['checklist']?.[kind]?.[lang] ?? kind} ${value.slice(at + 1)}`.trim();
}

/** What a dimension is called; one that is not known here by its own name. */
export const dimensionTitle = (dimension: string, lang: Language): string =>
  titles[dimension]?.[lang] ?? dimension;

/** A value of a dimension as people call it; ids by their names. */
export function countedValue(dimension: string, value: string, { names, words, lang }: Reader): string {
  if (yesOrNo.has(dimension)) {
    const yes = value === 'true';
    return lang === 'zh' ? (yes ? '是' : '否') : yes ? 'yes' : 'no';
  }
  if (dimension === 'category') return words.category(value);
  if (dimension === 'checklistEntry') return entryInWords(value, lang);
  if (dimension === 'reason') return words.reason(value);
  return labels[dimension]?.[value]?.[lang] ?? names(value);
}
