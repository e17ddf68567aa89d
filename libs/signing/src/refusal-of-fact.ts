import type { Refusal } from '@xiaohao/deciding';
import type { SigningRefusalCode } from './refusals.js';
import type { SigningFactName } from './statement.js';

const codes: Readonly<Record<SigningFactName, SigningRefusalCode>> = {
  signer: 'ChallengeOfOther',
  onBehalfOf: 'ChallengeOfOther',
  problem: 'ChallengeOfOther',
  meaning: 'ChallengeForOtherWords',
  said: 'ChallengeForOtherWords',
  revision: 'ChallengeOutdated',
  digest: 'ChallengeOutdated',
};

/** What a caller is told whose challenge is about something else in this fact. */
export const refusalOfFact = (fact: SigningFactName): Refusal<SigningRefusalCode> => ({
  refused: codes[fact],
  pointer: '/challenge',
  params: { fact },
});
