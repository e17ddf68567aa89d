/** 蜗牛榜 of one campaign: whoever is on it, why, what they said, and when they came off. Dates are the campaign's. */
export type SnailBoardEvent =
  | {
      readonly type: 'UnitPosted';
      readonly data: {
        readonly by: string;
        readonly entry: string;
        readonly campaign: string;
        readonly unit: string;
        /** The month that it is for, `YYYY-MM`. */
        readonly period: string;
        readonly ground: string;
        /** Heads of the unit on that day: the answer is theirs. */
        readonly unitHeads: readonly string[];
        /** The last day for an answer. */
        readonly answerDueOn: string;
        readonly postedOn: string;
      };
    }
  | {
      readonly type: 'PostingAnswered';
      readonly data: {
        readonly by: string;
        readonly entry: string;
        readonly answer: string;
        readonly late: boolean;
      };
    }
  | {
      readonly type: 'UnitTakenOff';
      readonly data: {
        readonly by: string;
        readonly entry: string;
        readonly ground: string;
        readonly exitOn: string;
        /** Heads of the unit on that day, who are told; absent in entries from before anybody was. */
        readonly unitHeads?: readonly string[];
      };
    };

/** Current schema version of each event. */
export const snailBoardEventVersions: Readonly<Record<SnailBoardEvent['type'], number>> = {
  UnitPosted: 1,
  PostingAnswered: 1,
  UnitTakenOff: 2,
};
