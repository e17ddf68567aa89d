import type { ProblemEvent } from '../events.js';
import { signedWords } from './signed-words.js';

const commandOf = {
  unitApproval: 'ApproveByUnit',
  approval: 'ApproveClosing',
  filing: 'FileProblem',
} as const;

/** The signer's words in an event by which a signature was given: `signedWords` of its command; null for others. */
export function wordsOfEvent(event: ProblemEvent): Readonly<Record<string, unknown>> | null {
  if (event.type === 'SignOffRequested')
    return signedWords({ type: 'RequestSignOff', claims: event.data.claims });
  if (event.type === 'SignOffRequestRenewed') return signedWords({ type: 'RenewSignOffRequest' });
  if (event.type !== 'SignOffStepTaken') return null;
  const { kind, opinion, conclusions = [] } = event.data;
  const said = opinion === undefined ? {} : { opinion };
  if (kind === 'verification') return signedWords({ type: 'VerifyRectification', conclusions, ...said });
  return { type: commandOf[kind], ...said };
}
