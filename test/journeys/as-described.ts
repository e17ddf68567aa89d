import { type CameBack, DescribedAnswers, type Description } from '../answers/described-answers.js';

let known: Promise<DescribedAnswers | undefined> | undefined;

/** The description does not change from server to server, so one is enough; a server that is gone has none. */
async function descriptionOf(url: string): Promise<DescribedAnswers | undefined> {
  try {
    const answer = await fetch(`${url}/openapi.json`);
    return answer.ok ? new DescribedAnswers((await answer.json()) as Description) : undefined;
  } catch {
    return undefined;
  }
}

/** Every answer that a caller gets is the one that `/openapi.json` describes. @throws when it is another */
export async function mustBeAsDescribed(url: string, answer: CameBack): Promise<void> {
  known ??= descriptionOf(url);
  const described = await known;
  if (described === undefined) {
    known = undefined;
    return;
  }
  const fault = described.fault(answer);
  if (fault === undefined) return;
  const { method, path, status, body } = answer;
  const sent = JSON.stringify(body)?.slice(0, 2_000);
  throw new Error(`${method} ${path} ${status} is not as /openapi.json describes it: ${fault}\n${sent}`);
}
