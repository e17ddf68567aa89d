const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
// These stand in one or two columns depending on the terminal's language; Chinese ones give them two.
const ambiguous = /[“”‘’…—·×]/u;

const columnsOf = (character: string): number => (wide.test(character) || ambiguous.test(character) ? 2 : 1);

/** Columns that a text takes in a terminal: a Chinese character takes two. */
export const widthOf = (text: string): number =>
  [...text].reduce((columns, character) => columns + columnsOf(character), 0);

/** The text in exactly so many columns, cut with an ellipsis or filled with spaces. */
export function fit(text: string, columns: number): string {
  const width = widthOf(text);
  if (width <= columns) return text + ' '.repeat(columns - width);
  let cut = '';
  let taken = 0;
  for (const character of text) {
    const next = columnsOf(character);
    if (taken + next > columns - 2) break;
    cut += character;
    taken += next;
  }
  return `${cut}…${' '.repeat(columns - taken - 2)}`;
}
