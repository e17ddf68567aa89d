import type { Refusal, RefusalEntry, RefusalParam, Word } from '@xiaohao/deciding';
import { fillTemplate } from './fill-template.js';

type Words = Readonly<Record<string, Word>>;
type Tell = (value: string | number, words: Words) => string;

/** Labels begin with a capital letter, which stands in the way within a sentence. */
const withinSentence = (label: string): string =>
  /^[A-Z][^A-Z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

const wordOf = (code: string | number, words: Words): Word | undefined =>
  Object.hasOwn(words, code) ? words[code] : undefined;
const inChinese: Tell = (code, words) => wordOf(code, words)?.zh ?? String(code);
const inEnglish: Tell = (code, words) => {
  const word = wordOf(code, words);
  return word === undefined ? String(code) : withinSentence(word.en);
};

/** Both texts of a refusal for people: a code that the catalogue has a word for is told as that word. */
export function refusalTexts({ zh, en, words = {} }: RefusalEntry, params: Refusal['params'] = {}): Word {
  const fill = (template: string, tell: Tell, between: string): string => {
    const told = ([name, value]: readonly [string, RefusalParam]) => {
      const all = typeof value === 'object' ? value : [value];
      return [name, all.map((one) => tell(one, words[name] ?? {})).join(between)] as const;
    };
    return fillTemplate(template, Object.fromEntries(Object.entries(params).map(told)));
  };
  return { zh: fill(zh, inChinese, '、'), en: fill(en, inEnglish, ', ') };
}
