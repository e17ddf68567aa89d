/** By these a spreadsheet knows a formula; the wide ones too, since some make them narrow. */
const guarded = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell as it goes out: never the beginning of a formula, and no two texts alike. */
export const guard = (text: string): string => (guarded.test(text) ? `'${text}` : text);

/** The text that a cell stands for. */
export const unguard = (cell: string): string =>
  cell.startsWith("'") && guarded.test(cell) ? cell.slice(1) : cell;
