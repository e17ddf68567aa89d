import { normalise } from './normalise.js';

/** Written without spaces, so that it is cut into pairs; all other letters and digits are cut into words. */
const pairs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;
const letters = /[\p{L}\p{N}\p{M}]/u;

const kinds = { unknown: 0, parting: 1, word: 2, cjk: 3 } as const;

/** By code point; filled as characters are met, because asking a pattern costs as much as all else together. */
const known = new Uint8Array(0x110000);

function kindOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  const before = known[point] ?? kinds.unknown;
  if (before !== kinds.unknown) return before;
  const kind = pairs.test(character) ? kinds.cjk : letters.test(character) ? kinds.word : kinds.parting;
  known[point] = kind;
  return kind;
}

/** A stretch of a text that is cut in one way. */
export interface Run {
  readonly cjk: boolean;
  readonly characters: readonly string[];
  readonly text: string;
}

/** The stretches of a text after {@link normalise}; punctuation and spaces only part them. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  let characters: string[] = [];
  let kind: number = kinds.parting;
  const end = (): void => {
    if (kind !== kinds.parting) runs.push({ cjk: kind === kinds.cjk, characters, text: characters.join('') });
    characters = [];
  };
  for (const character of normalise(text)) {
    const next = kindOf(character);
    if (next !== kind) end();
    kind = next;
    characters.push(character);
  }
  end();
  return runs;
}
