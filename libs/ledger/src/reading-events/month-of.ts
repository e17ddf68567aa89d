import { chinaTime, dateInZone } from '@xiaohao/working-calendar';

/** The date in Asia/Shanghai of an instant, `YYYY-MM-DD`; its first seven characters are the month. */
export const dateOf = (instant: string): string => dateInZone(instant, chinaTime);
