import { type Label, stageLabels, vocabularyLabels } from '@xiaohao/problem';
import { type Language, message } from '../messages.js';
import type { CampaignWords } from './campaign-words.js';
import { fieldLabel } from './field-labels.js';
import { localTime } from './local-time.js';

/** In whose words. */
export interface Reader {
  readonly names: (id: string) => string;
  readonly words: CampaignWords;
  readonly lang: Language;
}

type Labels = Readonly<Record<string, Label>>;

/** Vocabularies of the fields of a problem. */
const byField: Readonly<Record<string, Labels>> = {
  stage: stageLabels,
  level: stageLabels,
  channel: vocabularyLabels.sourceChannels,
  discovery: vocabularyLabels.discoveryMethods,
  difficulty: vocabularyLabels.difficulties,
  severity: vocabularyLabels.severities,
  secrecy: vocabularyLabels.secrecyLevels,
  checklist: vocabularyLabels.checklistKinds,
  horizon: vocabularyLabels.horizons,
  session: vocabularyLabels.reviewSessions,
  test: vocabularyLabels.signOffTests,
  meaning: vocabularyLabels.signatureMeanings,
};

/** A `kind` is of what it stands in. */
const kindIn: Readonly<Record<string, Labels>> = {
  owner: vocabularyLabels.ownerKinds,
  handling: vocabularyLabels.handlingKinds,
  causes: vocabularyLabels.causeKinds,
  evidence: vocabularyLabels.evidenceKinds,
  revisits: vocabularyLabels.revisitKinds,
};

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

function textInWords(path: readonly string[], text: string, { names, words, lang }: Reader): string {
  const field = path.at(-1) ?? '';
  if (field === 'category') return words.category(text);
  if (field === 'subForm') return words.subForm(text);
  const of = field === 'kind' ? path.findLast((part) => part in kindIn) : undefined;
  const labels = of === undefined ? byField[field] : kindIn[of];
  return labels?.[text]?.[lang] ?? (instant.test(text) ? localTime(text) : names(text));
}

/** A value of a problem as people read it, whatever its shape. `path`: the fields down to it. */
export function valueInWords(path: readonly string[], value: unknown, reader: Reader): string {
  const { lang } = reader;
  const [comma, semicolon, colon] = lang === 'zh' ? ['、', '；', '：'] : [', ', '; ', ': '];
  const bracketed = (text: string): string => (lang === 'zh' ? `（${text}）` : `(${text})`);
  if (value === undefined || value === null) return '—';
  if (typeof value === 'string') return textInWords(path, value, reader);
  if (typeof value === 'boolean') return message(lang, value ? 'yes' : 'no');
  if (Array.isArray(value)) {
    const items = value.map((item) => {
      const told = valueInWords(path, item, reader);
      return isObject(item) ? bracketed(told) : told;
    });
    return items.join(comma) || '—';
  }
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined)
    .map(([field, inner]) => {
      const told = valueInWords([...path, field], inner, reader);
      return fieldLabel(field, lang) + (isObject(inner) ? bracketed(told) : colon + told);
    })
    .join(semicolon);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
