import { type Run, runsOf } from './runs.js';

/** The most stretches of one search that are looked for; the rest only narrows further. */
const mostStretches = 12;
const mostCharacters = 64;

/** Quoted, so that nothing in it is an operator; runs hold letters and digits only. */
const quote = (tokens: readonly string[]): string => `"${tokens.join(' ')}"`;

function termOf({ cjk, characters, text }: Run): string {
  if (!cjk) return `${quote([text])} *`;
  if (characters.length === 1) return `${quote(characters)} *`;
  const pairs = characters.slice(0, -1).map((character, at) => `${character}${characters[at + 1]}`);
  return quote(pairs.slice(0, mostCharacters));
}

/**
 * An FTS5 expression for what a person typed: every stretch must be there, a Chinese one letter by letter, a
 * word from its beginning. Null when the text holds nothing that could be looked for.
 */
export function phraseOf(typed: string): string | null {
  const terms = runsOf(typed).slice(0, mostStretches).map(termOf);
  return terms.length === 0 ? null : [...new Set(terms)].join(' AND ');
}
