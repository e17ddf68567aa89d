import { describe, expect, it } from '@jest/globals';
import type { SigningFacts } from '@xiaohao/signing';
import { contextOf, given, life, menu, proofOf, replay, today } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import { signatureMeaningOf, signingCommands } from '../command-traits.js';
import type { ProblemEvent } from '../events.js';
import { signedWords } from './signed-words.js';
import { wordsOfEvent } from './words-of-event.js';

const request = { type: 'RequestSignOff', claims: say.claims } as const;
const proof = proofOf(request, replay(life.ready), contextOf('clerk'));
if (proof === null) throw new Error('a request signs');

describe('a signature', () => {
  it('keeps its proof in the event, and not in the state', () => {
    const { events, state } = given(life.ready).when(request, 'clerk');
    expect(events).toMatchObject([{ data: { signature: { proof } } }]);
    expect(JSON.stringify(state)).not.toContain(proof.keyId);
  });

  it('is not given without a proof', () => {
    expect(given(life.ready).whenUnproved(request, 'clerk').answer).toBe('SignatureUnproved');
  });

  const others: readonly (readonly [keyof SigningFacts, string])[] = [
    ['signer', 'head'],
    ['onBehalfOf', 'head'],
    ['problem', 'problem-2'],
    ['revision', '40'],
    ['digest', 'e'.repeat(64)],
    ['said', 'e'.repeat(64)],
    ['meaning', 'approval'],
  ];
  it.each(others)('is not given on a proof whose %s is another', (fact, value) => {
    const other = { ...proof, statement: { ...proof.statement, [fact]: value } };
    expect(given(life.ready).when(request, 'clerk', { proof: other }).refusal).toEqual({
      refused: 'ProofOfOther',
      params: { fact },
    });
  });

  it('of version 1, without a proof, leads to the same state', () => {
    const first = life.filed.map((event): ProblemEvent => {
      if (!('signature' in event.data)) return event;
      const { proof: _, ...signature } = event.data.signature;
      return { ...event, data: { ...event.data, signature } } as ProblemEvent;
    });
    expect(JSON.stringify(first)).not.toContain(proof.keyId);
    expect(replay(first)).toEqual(replay(life.filed));
  });
});

describe('the words that a signature binds', () => {
  it('are those of exactly the commands that sign', () => {
    const commands = Object.values(menu(replay(life.ready), 1, today));
    const wordy = commands.filter((command) => signedWords(command) !== null).map(({ type }) => type);
    expect(wordy.toSorted()).toEqual([...signingCommands].toSorted());
    expect(Object.keys(signatureMeaningOf).toSorted()).toEqual(wordy.toSorted());
  });

  it.each([
    [life.ready, 'clerk', request],
    [life.requested, 'head', { type: 'ApproveByUnit', opinion: '同意' }],
    [life.requested, 'head', { type: 'ApproveByUnit' }],
    [life.unitApproved, 'verifier', { ...say.verify, opinion: '属实' }],
    [life.publicityEnded, 'approver', { type: 'ApproveClosing', closingNumber: 'C-1' }],
    [life.closed, 'approver', { type: 'FileProblem', filingNumber: 'F-1', opinion: '同意' }],
  ] as const)('can be made again from the event: %#', (history, by, command) => {
    const [event] = given(history).when(command, by).events;
    expect(event && wordsOfEvent(event)).toEqual(signedWords(command));
  });

  it('are none where nothing was signed', () => {
    expect(life.rectifying.map(wordsOfEvent).filter((words) => words !== null)).toEqual([]);
  });
});
