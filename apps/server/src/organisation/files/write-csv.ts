import { stringify } from 'csv-stringify/sync';
import type { Column } from './columns.js';
import { guard } from './formula-guard.js';

/** A file that spreadsheets open as it is: UTF-8 with its mark, Chinese headings, and no cell that is taken for a formula. */
export const writeCsv = <Code extends string>(
  columns: readonly Column<Code>[],
  rows: readonly Readonly<Partial<Record<Code, string | undefined>>>[],
): string =>
  stringify(
    [columns.map(({ zh }) => zh), ...rows.map((row) => columns.map(({ code }) => guard(row[code] ?? '')))],
    {
      bom: true,
      record_delimiter: 'windows',
      // A blank at an edge is kept only between quotation marks.
      quoted_match: /^\s|\s$/,
    },
  );
