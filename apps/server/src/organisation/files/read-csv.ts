import { edgeRefusals, fillTemplate, textFault } from '@xiaohao/http';
import { CsvError, parse } from 'csv-parse/sync';
import type { Column } from './columns.js';
import { fileProblem, importProblem, rowFault } from './file-problem.js';
import { unguard } from './formula-guard.js';
import type { RowFault } from './row-faults.js';

/** One line of a file by its columns; what is blank is absent. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The lines that can be understood, and what is wrong with cells of any. */
export interface ReadFile {
  readonly rows: readonly Row[];
  readonly faults: readonly RowFault[];
}

export const mostLines = 5_000;

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The bytes as text. @throws HttpProblem for anything but UTF-8, with or without its mark */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fileProblem('FileNotUtf8');
  }
}

function split(text: string): readonly Parsed[] {
  try {
    return parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    if (error instanceof CsvError) throw fileProblem('FileNotCsv', { line: Number(error['lines'] ?? 1) });
    throw error;
  }
}

/**
 * The lines of a file. Headings are the Chinese ones or the codes, in any order; lines of blank cells are passed over.
 * @throws HttpProblem for a file that cannot be read, or with the faults of its headings
 */
export function readCsv(bytes: Uint8Array, columns: readonly Column[]): ReadFile {
  const [header, ...lines] = split(decode(bytes));
  if (header === undefined) throw fileProblem('FileEmpty');
  if (lines.length > mostLines) throw fileProblem('TooManyLines', { most: mostLines });
  const codes = header.record.map((heading) => codeOf(heading, columns));
  const headings = headingFaults(header.record, codes, columns);
  if (headings.length > 0) throw importProblem(columns, headings);
  const rows = lines
    .map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(
        codes.flatMap((code, index) => {
          const cell = unguard(clean(record[index] ?? ''));
          return code === undefined || cell === '' ? [] : [[code, cell]];
        }),
      ),
    }))
    .filter(({ cells }) => Object.keys(cells).length > 0);
  return {
    rows,
    faults: lines.flatMap((line) => [...textFaults(line, codes), ...countFaults(line, codes)]),
  };
}

const codeOf = (heading: string, columns: readonly Column[]): string | undefined =>
  columns.find(({ code, zh }) => heading === code || heading === zh)?.code;

function headingFaults(
  headings: readonly string[],
  codes: readonly (string | undefined)[],
  columns: readonly Column[],
): readonly RowFault[] {
  return [
    ...headings.flatMap((heading, index) =>
      codes[index] === undefined
        ? [rowFault(1, heading.slice(0, 50), 'ColumnUnknown')]
        : codes.indexOf(codes[index]) < index
          ? [rowFault(1, heading, 'ColumnRepeated')]
          : [],
    ),
    ...columns
      .filter(({ code, needed }) => needed && !codes.includes(code))
      .map(({ code }) => rowFault(1, code, 'ColumnMissing')),
  ];
}

/** Without what a text must not have, so that lines that name this one are not found at fault for it. */
const clean = (cell: string): string => (textFault(cell) ? cell.replaceAll(/[\p{Cc}\p{Cs}]/gu, '') : cell);

/** What stands in the cells of the columns is read all the same. */
const countFaults = (
  { record, info }: Parsed,
  codes: readonly (string | undefined)[],
): readonly RowFault[] =>
  record.length > codes.length ? [rowFault(info.lines, codes.at(-1) ?? '', 'CellsTooMany')] : [];

function textFaults({ record, info }: Parsed, codes: readonly (string | undefined)[]): readonly RowFault[] {
  return record.slice(0, codes.length).flatMap((cell, index) => {
    const fault = textFault(cell);
    if (!fault) return [];
    const { zh, en } = edgeRefusals[fault.code];
    const column = codes[index] ?? '';
    const params = { pointer: column, codePoint: fault.codePoint };
    return [
      {
        line: info.lines,
        column,
        code: fault.code,
        zh: fillTemplate(zh.detail, params),
        en: fillTemplate(en.detail, params),
      },
    ];
  });
}
