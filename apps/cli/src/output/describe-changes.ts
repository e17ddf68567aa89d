import type { FieldChange } from '@xiaohao/ledger';
import { fieldInWords, partsOf } from './field-labels.js';
import { type Reader, valueInWords } from './value-in-words.js';

/** Longer values are cut: the whole of them is in the JSON. */
const longest = 60;

const cut = (text: string): string => {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
};

/** Each changed field on a line of its own: what it was → what it is. */
export const describeChanges = (changes: readonly FieldChange[], reader: Reader, indent = ''): string =>
  changes
    .map(({ pointer, before, after }) => {
      const [was, is] = [before, after].map((value) => cut(valueInWords(partsOf(pointer), value, reader)));
      return `${indent}${fieldInWords(pointer, reader.lang)}  ${was} → ${is}`;
    })
    .join('\n');
