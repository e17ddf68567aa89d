import { fit, widthOf } from './width.js';

export interface Column {
  readonly title: string;
  /** Columns of the terminal beyond which a cell is cut; default: never. */
  readonly most?: number;
}

/** Rows under their titles, each column as wide as its widest cell. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title, most = Number.POSITIVE_INFINITY }, at) =>
    Math.min(most, Math.max(widthOf(title), ...rows.map((row) => widthOf(row[at] ?? '')))),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, at) => fit(cells[at] ?? '', width))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n');
}
