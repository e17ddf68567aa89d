/** The clock's: everything that is due is done, and what is still to come is planned. */
export interface KeepChasing {
  readonly type: 'KeepChasing';
}
/** 签收. */
export interface ConfirmReceipt {
  readonly type: 'ConfirmReceipt';
  readonly notice: string;
}
/** 回复 an instrument of the ladder; it stops there. */
export interface AnswerEscalation {
  readonly type: 'AnswerEscalation';
  readonly notice: string;
  readonly answer: string;
}
/** 签发 what the clock only proposed. */
export interface IssueProposal {
  readonly type: 'IssueProposal';
  readonly notice: string;
}
/** 不予签发. */
export interface DeclineProposal {
  readonly type: 'DeclineProposal';
  readonly notice: string;
  readonly ground: string;
}

/** What can be asked of the chasing of a problem. */
export type ChaseCommand = KeepChasing | ConfirmReceipt | AnswerEscalation | IssueProposal | DeclineProposal;
