import type { RefusalEntry } from '@xiaohao/deciding';

export const afterClosingRefusals = {
  RevisitUnknown: { status: 422, zh: '没有计划过回访 {revisit}', en: 'No revisit {revisit} was planned' },
  NoRevisitOpen: { status: 409, zh: '没有待记录的回访', en: 'No planned revisit is open' },
  RevisitAlreadyRecorded: { status: 409, zh: '该回访已记录', en: 'This revisit has been recorded already' },
  RevisitBeforeClosing: {
    status: 422,
    zh: '回访日期 {date} 早于销号日期 {closedOn}',
    en: 'The visit of {date} would be before the closing on {closedOn}',
  },
  ReopeningGroundUnknown: {
    status: 422,
    zh: '复号事由 {code} 不在本次专项中',
    en: 'The campaign has no ground {code} for a reopening',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
