import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Caller, HeadersSent, Sent } from '../../journeys/caller.js';
import { type CommandStep, idIn, type Life } from './step.js';

/** One request that can be sent again just as it was. */
export interface Request {
  readonly by: Caller;
  readonly path: string;
  readonly body: Sent;
  readonly headers: HeadersSent;
}

/** What a step asks now: signed anew, and saying the revision that was just read. */
export async function requestOf(
  step: CommandStep,
  life: Life,
  key: string,
  unread = false,
): Promise<Request> {
  const by = step.by(life.crew);
  const path = step.path(life);
  const words = step.body?.(life) ?? {};
  let headers: HeadersSent = { 'idempotency-key': key };
  if (step.on !== undefined) {
    const tag = unread
      ? '*'
      : (await answered(() => by.get(`/problems/${idIn(life, step.on ?? '')}`))).headers.get('etag');
    headers = { ...headers, 'if-match': tag ?? '*' };
  } else if (step.whatever) headers = { ...headers, 'if-match': '*' };
  if (!step.signed) return { by, path, body: words, headers };
  const { status, body } = await answered(() => by.post(`${path}/challenge`, words));
  if (status !== 200) throw new Error(`${step.command}: no challenge, ${status} ${JSON.stringify(body)}`);
  return { by, path, body: { ...words, challenge: body['challenge'] }, headers };
}

export const send = ({ by, path, body, headers }: Request): Promise<Answer> => by.post(path, body, headers);

/** Asks until the answer is no «come again», which it is as long as the server does not hold what was seen of it. */
export async function answered(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    const again = answer.status === 503 || answer.body.code === 'IdempotencyKeyInUse';
    if (!again) return answer;
    await pause(25);
  }
}
