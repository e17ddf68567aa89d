import { normalise } from './normalise.js';

/** Han, kana and bopomofo are written without spaces and are cut into pairs; all else is cut into words. */
const pattern =
  /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]+)|(?<word>[\p{L}\p{N}\p{M}]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]|[^\p{L}\p{N}\p{M}]|$))/gu;

/** A stretch of a text that is cut in one way. */
export interface Run {
  readonly cjk: boolean;
  readonly characters: readonly string[];
  readonly text: string;
}

/** The stretches of a text after {@link normalise}; punctuation and spaces only part them. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  for (const { groups } of normalise(text).matchAll(pattern)) {
    const found = groups?.cjk ?? groups?.word ?? '';
    runs.push({ cjk: groups?.cjk !== undefined, characters: [...found], text: found });
  }
  return runs;
}
