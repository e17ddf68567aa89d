import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

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

const header = (name: string, required: boolean, description: string) => ({
  name,
  in: 'header' as const,
  required,
  description,
  schema: { type: 'string' as const },
});

const waitFor = header(
  'Xiaohao-Wait-For',
  false,
  '等到日志此位置再答 / answer once this place in the log is held, as told by an answer',
);
const ifMatch = header('If-Match', true, '读到的 ETag，或 * / the ETag that was read, or *');
const idempotencyKey = header(
  'Idempotency-Key',
  false,
  '同键同体只执行一次 / the same key and body take effect once',
);

/** The headers that an operation takes beside its own parameters. */
export function headersTaken(method: string, { operationId = '' }: Operation): readonly object[] {
  const writes = method === 'post' && !isChallenge(operationId);
  return [
    waitFor,
    ...(writes && !unconditional.includes(operationId) ? [ifMatch] : []),
    ...(writes && !keyless.includes(operationId) ? [idempotencyKey] : []),
  ];
}
