import type { OpenAPIObject } from '@nestjs/swagger';

const problem = {
  description: '问题详情 / problem details',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'One of GET /problems' },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    revision: { type: 'string' },
    possible: { type: 'array', items: { type: 'string' } },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message', 'en'],
        properties: {
          pointer: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
  },
} as const;

const header = (name: string, required: boolean, description: string) => ({
  name,
  in: 'header' as const,
  required,
  description,
  schema: { type: 'string' as const },
});

const creating = [
  'IdentifyProblem',
  'RegisterIntake',
  'OpenCampaign',
  'RegisterUnit',
  'RegisterPerson',
  'Appoint',
  'DelegateDuty',
  'RecordAbsence',
  'IssueKey',
  'SetClock',
  'RebuildViews',
  'CheckViews',
  'SubmitList',
  'RetryParked',
  'SkipParked',
  'takeEvidenceFile',
  'RegisterSigningKey',
  'ImportUnits',
  'ImportPeople',
  'LoadYears',
  'SetClosingDays',
  'SimulateRules',
];

/** Commands on accounts and sessions: who gives them says who he is, not what he has read. */
const credentials = [
  'OpenAccount',
  'SetOneTimePassword',
  'RemoveSecondFactor',
  'ChangePassword',
  'ProposeSecondFactor',
  'ConfirmSecondFactor',
  'GiveUpSecondFactor',
  'LogIn',
  'RefreshSession',
  'EndSession',
  'StepUpSession',
];

const isChallenge = (operation: string): boolean => operation.startsWith('Challenge');

/** Operations that take no Idempotency-Key: repeating them does no harm, or could not give the first answer. */
const keyless = [
  'IssueKey',
  'RotateKey',
  'SetClock',
  'RebuildViews',
  'CheckViews',
  'RetryParked',
  'SkipParked',
  'takeEvidenceFile',
  'ImportUnits',
  'ImportPeople',
  'SimulateRules',
  ...credentials,
];

/** What people say to a notice goes by the notice; their preferences are nobody else's. */
const chasing = [
  'ConfirmReceipt',
  'AnswerEscalation',
  'IssueProposal',
  'DeclineProposal',
  'StatePreferences',
  'PostUnit',
  'AnswerPosting',
  'TakeUnitOff',
];

/** Operations that take no If-Match. */
const unconditional = [...creating, ...credentials, ...chasing, 'LinkSubject', 'CloseAccount'];

/** Adds what holds for every operation: refusals, the headers of commands. */
export function completeDescription(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema as never },
  };
  for (const path of Object.values(document.paths))
    for (const [method, operation] of Object.entries(path ?? {})) {
      if (typeof operation !== 'object' || !('responses' in operation)) continue;
      operation.responses.default = problem;
      if (method !== 'post' || isChallenge(operation.operationId ?? '')) continue;
      const change = !unconditional.includes(operation.operationId ?? '');
      operation.parameters = [
        ...(operation.parameters ?? []),
        ...(change ? [header('If-Match', true, '读到的 ETag，或 * / the ETag that was read, or *')] : []),
        ...(keyless.includes(operation.operationId ?? '')
          ? []
          : [
              header('Idempotency-Key', false, '同键同体只执行一次 / the same key and body take effect once'),
            ]),
      ];
    }
  return document;
}
