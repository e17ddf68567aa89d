import { describe, expect, it } from '@jest/globals';
import {
  differingFact,
  type SigningFacts,
  signingFactNames,
  statementOf,
  statementText,
} from './statement.js';

const facts: SigningFacts = {
  problem: 'p-1',
  revision: '12',
  digest: 'd'.repeat(64),
  meaning: 'approval',
  said: 'e'.repeat(64),
  signer: 'zhang',
};

describe('a statement', () => {
  it('is these bytes and no others: the document and every verifier hang on them', () => {
    expect(statementText(statementOf(facts, 'nonce', '2026-03-02T01:00:00.000Z'))).toBe(
      `{"digest":"${'d'.repeat(64)}","meaning":"approval","nonce":"nonce","problem":"p-1","revision":"12",` +
        `"said":"${'e'.repeat(64)}","signer":"zhang","statedAt":"2026-03-02T01:00:00.000Z",` +
        '"type":"xiaohao/sign-off-statement","version":1}',
    );
  });

  it('names both when somebody signs for another', () => {
    const text = statementText(statementOf({ ...facts, onBehalfOf: 'li' }, 'n', '2026-03-02T01:00:00.000Z'));
    expect(text).toContain('"onBehalfOf":"li"');
    expect(text).toContain('"signer":"zhang"');
  });

  it('tells the first fact in which it is about something else', () => {
    expect(differingFact(facts, facts)).toBeNull();
    for (const name of signingFactNames)
      expect(differingFact({ ...facts, [name]: 'another' }, facts)).toBe(name);
    expect(differingFact(facts, { ...facts, onBehalfOf: 'li' })).toBe('onBehalfOf');
  });
});
