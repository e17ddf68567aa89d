import { dateInZone } from '@xiaohao/working-calendar';

/** The zone of the public bodies served. */
const zone = 'Asia/Shanghai';
const hoursAhead = 8;
/** It has had no summer time since: from here on plain numbers do, which rebuilds are grateful for. */
const eightHoursFrom = '1991-09-15T16:00:00.000Z';

/** The date in Asia/Shanghai of an instant, `YYYY-MM-DD`; its first seven characters are the month. */
export const dateOf = (instant: string): string =>
  instant < eightHoursFrom
    ? dateInZone(instant, zone)
    : new Date(Date.parse(instant) + hoursAhead * 3_600_000).toISOString().slice(0, 10);
