import type { Api, Posting } from '../connection/api.js';
import { Refused } from '../connection/faults.js';

const codeOf = (error: unknown): string | undefined =>
  error instanceof Refused ? error.details.code : undefined;

/** How often a challenge is asked for anew where the problem has moved before it was signed. */
const mostChallenges = 5;

/**
 * Signs with a challenge for these words. No two challenges are the same, so a step that an earlier run has played
 * meets its own key under another body: then there is nothing left to do. Where the clock has written between the
 * challenge and the signature, the next challenge is of what stands there then.
 */
export async function sign(
  api: Pick<Api, 'post'>,
  path: string,
  words: unknown,
  posting: Posting,
): Promise<void> {
  const body = words as Readonly<Record<string, unknown>>;
  for (let asked = 1; ; asked += 1) {
    const challenge = await challengeFor(api, path, body, posting);
    try {
      await api.post(path, { ...body, challenge }, posting);
      return;
    } catch (error) {
      if (codeOf(error) === 'IdempotencyKeyReused') return;
      if (codeOf(error) !== 'ChallengeOutdated' || asked === mostChallenges) throw error;
    }
  }
}

/** One that is refused is left to the step itself: it was played before, or says better what is wrong. */
async function challengeFor(
  api: Pick<Api, 'post'>,
  path: string,
  body: unknown,
  { as }: Posting,
): Promise<string> {
  try {
    const asked = await api.post<{ readonly challenge: string }>(`${path}/challenge`, body, {
      ...(as === undefined ? {} : { as }),
    });
    return asked.challenge;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return code;
  }
}
