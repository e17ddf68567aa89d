/** Numbers of one year; more would run into the next. */
const perYear = 10_000_000;
const perSeries = 100_000_000_000;
const shape = /^(?:([A-Z])-?)?(\d{4})-(\d{1,7})$/;

/** Where series with a letter begin: those of restricted problems. */
export const firstOfLetteredSeries = perSeries;

/**
 * A problem's place in the order of numbers: `2026-0042` is 20260000042. A series of its own has a letter
 * before the year and stands behind the general one. Throws on what is no number.
 */
export function ordinalOf(number: string): number {
  const match = shape.exec(number);
  if (match === null) throw new Error(`not a problem's number: ${number}`);
  const [, series, year, place] = match;
  const offset = series === undefined ? 0 : series.charCodeAt(0) - 64;
  return offset * perSeries + Number(year) * perYear + Number(place);
}
