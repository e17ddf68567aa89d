import { describe, expect, it } from '@jest/globals';
import type { Api } from '../connection/api.js';
import { Refused } from '../connection/faults.js';
import { sign } from './sign.js';

const refusedWith = (code: string) =>
  new Refused({ code, title: code, status: 409, detail: code }, 'POST /step');

/** A server that answers each path as told, and what it was sent. */
function server(answers: Readonly<Record<string, unknown>>) {
  const sent: unknown[] = [];
  const api = {
    post: async (path: string, body: unknown) => {
      sent.push([path, body]);
      if (answers[path] instanceof Error) throw answers[path];
      return answers[path];
    },
  } as Pick<Api, 'post'>;
  return { api, sent };
}
const words = { opinion: '同意' };
const signing = (api: Pick<Api, 'post'>) => sign(api, '/step', words, { idempotencyKey: 'k', as: 'key' });

describe('a step of the demo that signs', () => {
  it('gives back the challenge that it was given for the same words', async () => {
    const { api, sent } = server({ '/step/challenge': { challenge: 'c' } });
    await signing(api);
    expect(sent).toEqual([
      ['/step/challenge', words],
      ['/step', { ...words, challenge: 'c' }],
    ]);
  });

  it('is passed over when an earlier run has played it, whether or not it could be signed again', async () => {
    const played = refusedWith('IdempotencyKeyReused');
    for (const challenge of [{ challenge: 'c' }, refusedWith('StepAlreadyTaken')])
      await expect(signing(server({ '/step/challenge': challenge, '/step': played }).api)).resolves.toBe(
        undefined,
      );
  });

  it('asks for another challenge when the problem has moved since, and not for ever', async () => {
    const outdated = refusedWith('ChallengeOutdated');
    const { api, sent } = server({ '/step/challenge': { challenge: 'c' } });
    const moving = (times: number): Pick<Api, 'post'> => {
      let moves = times;
      return {
        post: async (path, body, posting) => {
          const answer = await api.post<never>(path, body, posting);
          if (path === '/step' && moves-- > 0) throw outdated;
          return answer;
        },
      };
    };
    await signing(moving(2));
    expect(sent).toHaveLength(6);
    await expect(signing(moving(Number.POSITIVE_INFINITY))).rejects.toBe(outdated);
  });

  it('fails with what the step itself says', async () => {
    const { api } = server({
      '/step/challenge': refusedWith('RoleMissing'),
      '/step': refusedWith('RoleMissing'),
    });
    await expect(signing(api)).rejects.toMatchObject({ details: { code: 'RoleMissing' } });
  });
});
