/** One day as it is counted here: nothing of the product, of `Date` or of the host's zones takes part. */
export interface OdometerDay {
  /** Days since 1970-01-01. */
  readonly count: number;
  readonly date: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (value: number): string => String(value).padStart(2, '0');
const isLeap = (year: number): boolean => year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);

/** Every day from 1970-01-01, a Thursday, to the end of a year: wheels that turn over, as in a car. */
export function odometer(lastYear: number): readonly OdometerDay[] {
  const days: OdometerDay[] = [];
  let [year, month, day, weekday] = [1970, 1, 1, 4];
  for (let count = 0; year <= lastYear; count += 1) {
    days.push({ count, date: `${year}-${two(month)}-${two(day)}`, weekday });
    weekday = weekday === 7 ? 1 : weekday + 1;
    day += 1;
    const length = month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);
    if (day > length) [day, month] = [1, month + 1];
    if (month > 12) [month, year] = [1, year + 1];
  }
  return days;
}
