/** The month of an instant, `YYYY-MM`, UTC. */
export const monthOf = (instant: string): string => instant.slice(0, 7);

/** The stream of a month. */
export const securityStream = (month: string): string => `security-${month}`;

/** So many months before (negative) or after a month. */
export function monthsFrom(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}
