import type { RungTrigger } from './deadlines/deadline-rules.js';
import type { SignOffStepKind } from './rules.js';

interface Label {
  readonly zh: string;
  readonly en: string;
}

/** What the steps of a sign-off chain are called. */
export const signOffStepLabels: Readonly<Record<SignOffStepKind, Label>> = {
  unitApproval: { zh: '单位审核', en: 'Unit approval' },
  verification: { zh: '核查', en: 'Verification' },
  publicity: { zh: '公示', en: 'Publicity' },
  approval: { zh: '批准', en: 'Approval' },
  filing: { zh: '备案', en: 'Filing' },
};

/** What makes the clock go to a rung. */
export const triggerLabels: Readonly<Record<RungTrigger['kind'], Label>> = {
  overdue: { zh: '逾期', en: 'Overdue' },
  reminders: { zh: '提醒次数', en: 'Number of reminders' },
  noAnswer: { zh: '逾期未答复', en: 'No answer in time' },
};
