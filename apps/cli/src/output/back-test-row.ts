import type { BackTestLine, BackTestVerdict, TellingKind } from '@xiaohao/chase';
import { obligationLabels } from '@xiaohao/problem';
import type { Language } from '../messages.js';

type Words<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>;

const verdicts: Words<BackTestVerdict> = {
  same: { zh: '不变', en: 'same' },
  moved: { zh: '改期', en: 'moved' },
  changed: { zh: '改样', en: 'changed' },
  onlyProposed: { zh: '新增', en: 'only proposed' },
  onlyRecorded: { zh: '不再发', en: 'only recorded' },
};

const kinds: Words<TellingKind> = {
  reminder: { zh: '提醒', en: 'reminder' },
  overdue: { zh: '逾期', en: 'overdue' },
  proposal: { zh: '拟发', en: 'proposed' },
  escalation: { zh: '发出', en: 'issued' },
  noResponse: { zh: '未回复', en: 'no response' },
};

export const backTestTitles = {
  zh: ['编号', '比对', '实际', '拟用规则', '类别', '名称', '事项', '期限', '收件人'],
  en: ['Number', 'Verdict', 'Recorded', 'Proposed', 'Kind', 'Name', 'Owed', 'Due date', 'To'],
} as const;

/** One line of a back-test for a table. */
export function backTestRow(
  number: string,
  { verdict, kind, obligation, person, recorded, proposed }: BackTestLine,
  names: (id: string) => string,
  lang: Language,
): readonly string[] {
  const side = proposed ?? recorded;
  return [
    number,
    verdicts[verdict][lang],
    recorded?.day ?? '-',
    proposed?.day ?? '-',
    kinds[kind][lang],
    side?.instrument?.[lang] ?? side?.rule ?? '',
    obligationLabels[obligation][lang],
    side?.dueOn ?? '',
    person === null ? '' : names(person),
  ];
}
