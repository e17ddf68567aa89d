/** What heads of a unit hear about an entry: that the unit is on the board, or off it. */
export const postingNotices = {
  posted: { zh: '蜗牛榜登榜通知', en: 'On the snail board' },
  takenOff: { zh: '蜗牛榜下榜通知', en: 'Off the snail board' },
} as const;
export type PostingNoticeKind = keyof typeof postingNotices;

/** The notice by which they hear it: one of each kind for each entry. */
export const noticeOfPosting = (entry: string, kind: PostingNoticeKind): string =>
  kind === 'posted' ? entry : `${entry}-off`;
