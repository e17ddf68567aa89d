import { runsOf } from './runs.js';

/**
 * What is indexed of a text, parted by spaces: of a Chinese stretch every pair of neighbours and the last
 * character alone, so that a character by itself is the beginning of a token; of others the words.
 */
export function tokensOf(text: string): string {
  const tokens: string[] = [];
  for (const { cjk, characters, text: word } of runsOf(text)) {
    if (!cjk) tokens.push(word);
    else
      for (let at = 0; at < characters.length; at++)
        tokens.push(`${characters[at]}${characters[at + 1] ?? ''}`);
  }
  return tokens.join(' ');
}
