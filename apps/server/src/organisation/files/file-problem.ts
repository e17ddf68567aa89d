import { fillTemplate, HttpProblem, problemOfRefusal } from '@xiaohao/http';
import type { Column } from './columns.js';
import { type FileRefusalCode, fileRefusals } from './file-refusals.js';
import { type RowFault, rowFaults } from './row-faults.js';

type Params = Readonly<Record<string, string | number>>;

/** The refusal of a whole file, ready to be thrown. */
export const fileProblem = (refused: FileRefusalCode, params: Params = {}): HttpProblem =>
  problemOfRefusal({ refused, params }, fileRefusals[refused]);

/** The refusal of a file by its lines: every fault with its place, in their order. */
export function importProblem(columns: readonly Column[], faults: readonly RowFault[]): HttpProblem {
  const { parts } = fileProblem('ImportRefused', { faults: faults.length });
  const headingOf = new Map(columns.map(({ code, zh }) => [code, zh]));
  const rows = faults
    .toSorted((one, other) => one.line - other.line)
    .map((fault) => ({ ...fault, heading: headingOf.get(fault.column) ?? fault.column }));
  return new HttpProblem({
    ...parts,
    errors: rows.map(({ line, column, heading, code, zh, en }) => ({
      pointer: `/${line}/${column}`,
      code,
      zh: `第 ${line} 行“${heading}”：${zh}`,
      en: `line ${line}, ${column}: ${en}`,
    })),
    extensions: { rows },
  });
}

export const rowFault = (
  line: number,
  column: string,
  code: keyof typeof rowFaults,
  params: Params = {},
): RowFault => ({
  line,
  column,
  code,
  zh: fillTemplate(rowFaults[code].zh, params),
  en: fillTemplate(rowFaults[code].en, params),
});
