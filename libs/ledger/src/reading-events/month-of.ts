/** The zone of the public bodies served; it has had no daylight saving since 1991. */
const hoursAhead = 8;

/** The date in Asia/Shanghai of an instant, `YYYY-MM-DD`; its first seven characters are the month. */
export const dateOf = (instant: string): string =>
  new Date(Date.parse(instant) + hoursAhead * 3_600_000).toISOString().slice(0, 10);
