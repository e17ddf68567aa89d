import type { ProblemDocument } from '@xiaohao/ledger';
import { stageLabels, vocabularyLabels } from '@xiaohao/problem';
import type { Language } from '../messages.js';
import { actingFor } from './acting-for.js';
import type { CampaignWords } from './campaign-words.js';
import { localTime } from './local-time.js';
import { table } from './table.js';
import type { Reader } from './value-in-words.js';
import { fit, widthOf } from './width.js';

type Names = (id: string) => string;
type Field = readonly [zh: string, en: string, value: string | null | undefined];

/** A problem as a sheet: what it is, who has it, what was done, who signed. */
export function describeProblem(document: ProblemDocument, { names, words, lang }: Reader): string {
  return [
    `${document.number}  ${document.wording.title}`,
    '',
    document.wording.description,
    '',
    fieldsIn(fieldsOf(document, { names, words, lang }), lang),
    ...measuresIn(document, names, lang),
    ...signaturesIn(document, names, lang),
  ].join('\n');
}

function fieldsIn(fields: readonly Field[], lang: Language): string {
  const shown = fields.flatMap(([zh, en, value]) =>
    value ? [[lang === 'zh' ? zh : en, value] as const] : [],
  );
  const width = Math.max(...shown.map(([title]) => widthOf(title)));
  return shown.map(([title, value]) => `${fit(title, width)}  ${value}`).join('\n');
}

function fieldsOf(document: ProblemDocument, { names, words, lang }: Reader): readonly Field[] {
  const { owner, classification, source, closings, rounds, reopenings, revisits } = document;
  const labels = vocabularyLabels;
  const last = closings.at(-1);
  const paper = source.paper === undefined ? '' : `  ${source.paper}`;
  return [
    ['阶段', 'Stage', stageLabels[document.stage][lang]],
    ['责任单位', 'Responsible unit', names(owner.unit)],
    ['责任领导', 'Leader', owner.leader && names(owner.leader)],
    ['责任部室', 'Department', owner.department],
    ['责任人', 'Person', owner.person && names(owner.person)],
    ['配合单位', 'Support units', document.supportUnits.map(names).join(lang === 'zh' ? '、' : ', ')],
    ['对象', 'Owner', labels.ownerKinds[owner.kind][lang]],
    ['类别', 'Category', categoryIn(document, words)],
    ['严重程度', 'Severity', labels.severities[classification.severity][lang]],
    ['难度', 'Difficulty', labels.difficulties[classification.difficulty][lang]],
    ['整改类型', 'Handling', labels.handlingKinds[classification.handling.kind][lang]],
    ['来源', 'Source', `${labels.sourceChannels[source.channel][lang]}${paper}`],
    ['发现方式', 'Discovery', labels.discoveryMethods[document.discovery][lang]],
    ['登记时间', 'Identified', localTime(document.identifiedAt)],
    ['整改期限', 'Due', document.dueOn],
    [
      '根源',
      'Causes',
      document.causes.map(({ kind, text }) => `${labels.causeKinds[kind][lang]}：${text}`).join('  '),
    ],
    ['审核轮次', 'Review rounds', rounds.length === 0 ? null : String(rounds.length)],
    ['并入', 'Merged into', document.mergedInto],
    ['接收并入', 'Took in', document.takenIn.map(({ problem }) => problem).join('  ')],
    ['终止理由', 'Ground', document.endedGround],
    ['销号编号', 'Closing number', last?.closingNumber],
    ['备案编号', 'Filing number', last?.filingNumber],
    ['复号', 'Reopened', reopenings.map(({ text, dueOn }) => `${text} → ${dueOn}`).join('  ')],
    ['回访', 'Revisits', revisits.map(({ dueOn, findings }) => findings ?? dueOn).join('  ')],
    ['佐证', 'Evidence', document.evidence.length === 0 ? null : String(document.evidence.length)],
    ['版本', 'Revision', document.revision],
  ];
}

function categoryIn({ classification }: ProblemDocument, words: CampaignWords): string {
  const { category, subForm } = classification;
  return [words.category(category), ...(subForm ? [words.subForm(subForm)] : [])].join(' / ');
}

function measuresIn({ measures }: ProblemDocument, names: Names, lang: Language): readonly string[] {
  if (measures.length === 0) return [];
  const titles =
    lang === 'zh'
      ? ['措施', '责任人', '期限', '步骤', '进展']
      : ['Measure', 'Person', 'Due', 'Steps', 'Progress'];
  const rows = measures.map(({ content, stepsDone, progress, completed }) => [
    `${vocabularyLabels.horizons[content.horizon][lang]}：${content.text}`,
    names(content.person),
    content.dueOn,
    `${stepsDone.length}/${content.steps.length}`,
    completed ? (lang === 'zh' ? '已完成' : 'completed') : `${progress?.percent ?? 0}%`,
  ]);
  return [
    '',
    table(
      titles.map((title, at) => ({ title, ...(at === 0 ? { most: 60 } : {}) })),
      rows,
    ),
  ];
}

function signaturesIn({ signOff }: ProblemDocument, names: Names, lang: Language): readonly string[] {
  if (signOff === null || signOff.signatures.length === 0) return [];
  const titles =
    lang === 'zh' ? ['签字', '签字人', '时间', '效力'] : ['Signature', 'Signer', 'At', 'Validity'];
  const overtaken = signOff.rejected === null ? ['内容已变，须重签', 'stale'] : ['此前内容已变', 'was stale'];
  const validity = lang === 'zh' ? ['有效', overtaken[0]] : ['valid', overtaken[1]];
  const rows = signOff.signatures.map(({ signature, onBehalfOf, stale }) => [
    vocabularyLabels.signatureMeanings[signature.meaning][lang],
    actingFor(names(signature.signer), onBehalfOf && names(onBehalfOf), lang),
    localTime(signature.at),
    validity[stale ? 1 : 0] ?? '',
  ]);
  return [
    '',
    table(
      titles.map((title) => ({ title })),
      rows,
    ),
  ];
}
