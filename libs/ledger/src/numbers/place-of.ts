/** Year and place of a number such as `2026-0042` or `XH-2026-0042`; null where it has another form. */
export function placeOf(number: string): { readonly year: number | null; readonly place: number | null } {
  const match = /(?:^|\D)(\d{4})-(\d{1,9})$/.exec(number);
  return match === null ? { year: null, place: null } : { year: Number(match[1]), place: Number(match[2]) };
}
