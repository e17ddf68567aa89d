import { type Run, runsOf } from './runs.js';

/** The most stretches of one search that are looked for; the rest only narrows further. */
const mostStretches = 12;
const mostCharacters = 64;

/** One stretch of what a person typed: tokens that stand one after the other. */
export interface Term {
  readonly tokens: readonly string[];
  /** The last token may go on. */
  readonly open: boolean;
}

/** Quoted, so that nothing in it is an operator; runs hold letters and digits only. */
const quote = (tokens: readonly string[]): string => `"${tokens.join(' ')}"`;

function termOf({ cjk, characters, text }: Run): Term {
  if (!cjk) return { tokens: [text], open: true };
  if (characters.length === 1) return { tokens: characters, open: true };
  const pairs = characters.slice(0, -1).map((character, at) => `${character}${characters[at + 1]}`);
  return { tokens: pairs.slice(0, mostCharacters), open: false };
}

/** The stretches that have to be there, each: a Chinese one letter by letter, a word from its beginning. */
export const termsOf = (typed: string): readonly Term[] => runsOf(typed).slice(0, mostStretches).map(termOf);

/** One of them as an FTS5 expression. */
export const expressionOf = ({ tokens, open }: Term): string => (open ? `${quote(tokens)} *` : quote(tokens));

/** All of them as one; null when the text holds nothing that could be looked for. */
export function phraseOf(typed: string): string | null {
  const terms = termsOf(typed).map(expressionOf);
  return terms.length === 0 ? null : [...new Set(terms)].join(' AND ');
}
