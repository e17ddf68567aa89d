import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  differingFact,
  type OwnedKey,
  type Proof,
  proofFault,
  type SigningFactName,
  type SigningFacts,
  signingFactNames,
  statementBytes,
} from '@xiaohao/signing';
import { publicKeyOf, verifySignature } from '@xiaohao/signing/verifying';
import fc from 'fast-check';
import { Challenges } from './challenges.js';

const now = '2026-03-02T01:00:00.000Z';
const challenges = new Challenges(Buffer.alloc(32, 7));
const people = ['zhang', 'li'];
const pairs = new Map(people.map((person) => [person, generateKeyPairSync('ed25519')]));

function pairOf(person: string) {
  const pair = pairs.get(person);
  if (!pair) throw new Error(person);
  return pair;
}
const keyOf = (person: string): OwnedKey => ({
  ...publicKeyOf('Ed25519', pairOf(person).publicKey.export({ type: 'spki', format: 'der' })),
  person,
});

/** As the server takes a signature in: the challenge names these facts, and the signer's own key signs. */
function proofFor(facts: SigningFacts): Proof {
  const { statement } = challenges.issue(facts, now);
  const { keyId, algorithm } = keyOf(facts.signer);
  const signature = sign(null, statementBytes(statement), pairOf(facts.signer).privateKey);
  return {
    statement,
    keyId,
    algorithm,
    method: 'serverHeld',
    signature: signature.toString('base64url'),
    authenticated: { at: now, methods: ['key'] },
  };
}

/** Few values each, so that facts differ in one, in several, and in none. */
const someFacts: fc.Arbitrary<SigningFacts> = fc
  .record({
    problem: fc.constantFrom('p-1', 'p-2'),
    revision: fc.constantFrom('11', '12'),
    digest: fc.constantFrom('d'.repeat(64), 'e'.repeat(64)),
    meaning: fc.constantFrom('application', 'unitApproval', 'verification', 'approval', 'filing'),
    said: fc.constantFrom('1'.repeat(64), '2'.repeat(64)),
    signer: fc.constantFrom(...people),
    onBehalfOf: fc.constantFrom(undefined, 'wang'),
  })
  .map(({ onBehalfOf, ...facts }) => (onBehalfOf === undefined ? facts : { ...facts, onBehalfOf }));

const same = (one: SigningFacts, other: SigningFacts) =>
  signingFactNames.every((name) => one[name] === other[name]);

/** What a verifier lets pass that it should not, of all pairs of what was signed and what it is held against. */
function passedWrongly(compared: readonly SigningFactName[], seed?: number): boolean {
  const found = fc.check(
    fc.property(someFacts, someFacts, (signed, held) => {
      const proof = proofFor(signed);
      const fault = proofFault(proof, held, keyOf(held.signer), verifySignature, compared);
      const refused = differingFact(proof.statement, held, compared);
      if (same(signed, held)) return fault === null && refused === null;
      return fault !== null && refused !== null;
    }),
    { numRuns: 2_000, ...(seed === undefined ? {} : { seed }) },
  );
  return found.failed;
}

describe('of all pairs of problem, revision, digest, meaning, words and signer', () => {
  it('a challenge or a signature of one is refused for every other, and taken for itself', () => {
    expect(passedWrongly(signingFactNames)).toBe(false);
  });

  it.each(signingFactNames)('a verifier that does not look at %s is found out', (ignored) => {
    expect(
      passedWrongly(
        signingFactNames.filter((name) => name !== ignored),
        1,
      ),
    ).toBe(true);
  });

  it('every fact, one at a time, in every pair', () => {
    const facts: SigningFacts = {
      problem: 'p-1',
      revision: '12',
      digest: 'd'.repeat(64),
      meaning: 'approval',
      said: '1'.repeat(64),
      signer: 'zhang',
    };
    const proof = proofFor(facts);
    for (const name of signingFactNames) {
      const held = { ...facts, [name]: 'li' };
      expect(proofFault(proof, held, keyOf('zhang'), verifySignature)).toBe(name);
    }
  });

  it('a statement that was rewritten to fit is not what was signed', () => {
    const facts = { problem: 'p-1', revision: '12', digest: 'd', meaning: 'approval', said: 's' };
    const proof = proofFor({ ...facts, signer: 'zhang' });
    for (const name of ['problem', 'revision', 'digest', 'meaning', 'said'] as const) {
      const held = { ...facts, signer: 'zhang', [name]: 'another' };
      const rewritten = { ...proof, statement: { ...proof.statement, [name]: 'another' } };
      expect(proofFault(rewritten, held, keyOf('zhang'), verifySignature)).toBe('signature');
    }
  });

  it('another’s key verifies nothing, whoever it is said to be', () => {
    const facts = { problem: 'p', revision: '1', digest: 'd', meaning: 'filing', said: 's', signer: 'zhang' };
    const proof = proofFor(facts);
    expect(proofFault(proof, facts, keyOf('li'), verifySignature)).toBe('key');
    const li = { ...keyOf('li'), person: 'zhang' };
    expect(proofFault({ ...proof, keyId: li.keyId }, facts, li, verifySignature)).toBe('signature');
    const posing = { ...li, keyId: proof.keyId };
    expect(proofFault(proof, facts, posing, verifySignature)).toBe('signature');
    const renamed = { ...keyOf('zhang'), keyId: li.keyId };
    expect(proofFault({ ...proof, keyId: li.keyId }, facts, renamed, verifySignature)).toBe('signature');
  });
});
