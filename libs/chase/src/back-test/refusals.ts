import type { RefusalEntry } from '@xiaohao/deciding';

/** The longest span of one back-test, days. */
export const longestBackTest = 1_100;

/** Why rules are not tried over a span. */
export const backTestRefusals = {
  BackTestSpanEmpty: {
    status: 422,
    zh: '起日须不晚于止日，也不晚于今天',
    en: 'The first day is not after the last one, nor after today',
  },
  BackTestSpanTooLong: {
    status: 422,
    zh: '回测的时段太长，一次最多 1100 天',
    en: 'The span is too long: at most 1,100 days at a time',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
