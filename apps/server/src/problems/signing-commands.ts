import type { ProblemCommand } from '@xiaohao/problem';
import type { OpinionOnlyDto, RequestSignOffDto, VerifyDto } from './sign-off.dto.js';

const opinionIn = ({ opinion }: OpinionOnlyDto): { readonly opinion?: string } =>
  opinion === undefined ? {} : { opinion };

/** The command in the body of each step that signs: the same for its challenge and for the step itself. */
export const signingCommand = {
  request: ({ claims }: RequestSignOffDto): ProblemCommand => ({ type: 'RequestSignOff', claims }),
  renewal: (): ProblemCommand => ({ type: 'RenewSignOffRequest' }),
  unitApproval: (body: OpinionOnlyDto): ProblemCommand => ({ type: 'ApproveByUnit', ...opinionIn(body) }),
  verification: (body: VerifyDto): ProblemCommand => ({
    type: 'VerifyRectification',
    conclusions: body.conclusions.map(({ test, upheld, text }) => ({ test, upheld, text })),
    ...opinionIn(body),
  }),
  approval: (body: OpinionOnlyDto): ProblemCommand => ({
    type: 'ApproveClosing',
    closingNumber: '',
    ...opinionIn(body),
  }),
  filing: (body: OpinionOnlyDto): ProblemCommand => ({
    type: 'FileProblem',
    filingNumber: '',
    ...opinionIn(body),
  }),
} as const;
