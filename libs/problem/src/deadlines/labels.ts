import type { Label } from '../vocabulary-labels.js';
import type { ObligationRule } from './obligation.js';

const of = (zh: string, en: string): Label => ({ zh, en });

/** What each obligation is called. */
export const obligationLabels: { readonly [R in ObligationRule]: Label } = {
  firstReview: of('初审', 'First review'),
  secondReview: of('复审', 'Second review'),
  finalisation: of('定稿', 'Finalising'),
  rework: of('返工后重新提交', 'Rework'),
  planning: of('制定措施并启动整改', 'Measures and start'),
  measure: of('措施完成', 'Measure'),
  signOffRequest: of('申请销号', 'Request for sign-off'),
  rectification: of('此类问题的整改期限', 'Term for problems of this kind'),
  signOffStep: of('销号环节', 'Sign-off step'),
  publicityEnd: of('公示期满', 'End of publicity'),
  objectionAnswer: of('答复异议', 'Answer to an objection'),
  extensionEndorsement: of('单位审核延期', 'The unit on an extension'),
  extensionDecision: of('批准延期', 'Decision on an extension'),
  nextCheck: of('长期坚持：下次检查', 'Continuing: next check'),
  expectedEnd: of('长期坚持：预计完成', 'Continuing: expected end'),
  revisit: of('回访', 'Revisit'),
};
