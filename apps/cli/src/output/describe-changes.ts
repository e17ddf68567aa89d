import type { FieldChange } from '@xiaohao/ledger';
import { stageLabels } from '@xiaohao/problem';
import type { Language } from '../messages.js';
import { fieldInWords } from './field-labels.js';

/** Longer values are cut: the whole of them is in the JSON. */
const longest = 60;

const cut = (text: string): string => {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
};

function spell(value: unknown, { names, lang }: Reader): string {
  if (value === undefined || value === null) return '—';
  if (typeof value !== 'string') return cut(JSON.stringify(value));
  const stages: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = stageLabels;
  return cut(stages[value]?.[lang] ?? names(value));
}

/** In whose words. */
export interface Reader {
  readonly names: (id: string) => string;
  readonly lang: Language;
}

/** Each changed field on a line of its own: what it was → what it is. */
export const describeChanges = (changes: readonly FieldChange[], reader: Reader, indent = ''): string =>
  changes
    .map(
      ({ pointer, before, after }) =>
        `${indent}${fieldInWords(pointer, reader.lang)}  ${spell(before, reader)} → ${spell(after, reader)}`,
    )
    .join('\n');
