import { fillTemplate, HttpProblem, problemOfRefusal } from '@xiaohao/http';
import { type FileRefusalCode, fileRefusals } from './file-refusals.js';
import { type RowFault, rowFaults } from './row-faults.js';

type Params = Readonly<Record<string, string | number>>;

/** The refusal of a whole file, ready to be thrown. */
export const fileProblem = (refused: FileRefusalCode, params: Params = {}): HttpProblem =>
  problemOfRefusal({ refused, params }, fileRefusals[refused]);

/** The refusal of a file by its lines: every fault with its place. */
export function importProblem(rows: readonly RowFault[]): HttpProblem {
  const { parts } = fileProblem('ImportRefused', { faults: rows.length });
  return new HttpProblem({
    ...parts,
    errors: rows.map(({ line, column, code, zh, en }) => ({ pointer: `/${line}/${column}`, code, zh, en })),
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
