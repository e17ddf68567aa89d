import type { Relation } from './authority/bearing.js';
import type { Duty } from './duty.js';
import type { Label } from './vocabulary-labels.js';

const of = (zh: string, en: string): Label => ({ zh, en });

/** Whoever has done something about a problem that another hand has to do as well. */
export const dutyLabels: Readonly<
  Record<Duty | Extract<Relation, 'proposer' | 'reviewer' | 'finaliser'> | 'judge', Label>
> = {
  submitter: of('上报人', 'Submitter'),
  firstReviewer: of('初审人', 'First reviewer'),
  secondReviewer: of('复审人', 'Second reviewer'),
  finaliser: of('定稿人', 'Finaliser'),
  applicant: of('销号申请人', 'Applicant for sign-off'),
  unitApprover: of('单位审核人', 'Approver for the unit'),
  verifier: of('核查人', 'Verifier'),
  approver: of('批准人', 'Approver'),
  filer: of('备案人', 'Filer'),
  proposer: of('上报人、销号申请人', 'Submitter or applicant'),
  reviewer: of('审核人', 'Reviewer'),
  judge: of('整改结果评判人', 'Judge of the correction'),
};
