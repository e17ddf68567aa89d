import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ProvedSignature } from '@xiaohao/ledger';
import { type SigningKey, statementBytes, statementOf } from '@xiaohao/signing';
import { publicKeyOf } from '@xiaohao/signing/verifying';
import { judgeSignature } from './judge-signature.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key: SigningKey = {
  ...publicKeyOf('Ed25519', publicKey.export({ type: 'spki', format: 'der' })),
  person: 'zhang',
  method: 'serverHeld',
  by: 'system',
};
const facts = {
  problem: 'p-1',
  revision: '12',
  digest: 'd'.repeat(64),
  meaning: 'approval',
  said: createHash('sha256').update('{"opinion":"同意","type":"ApproveClosing"}').digest('hex'),
  signer: 'zhang',
};
const at = '2026-03-02T01:00:00.000Z';
const statement = statementOf(facts, 'nonce', at);
const shown: ProvedSignature = {
  revision: '13',
  recordedAt: at,
  meaning: 'approval',
  signer: 'zhang',
  onBehalfOf: null,
  at,
  signedRevision: '12',
  digest: facts.digest,
  words: { type: 'ApproveClosing', opinion: '同意' },
  stale: false,
  proof: {
    statement,
    keyId: key.keyId,
    method: 'serverHeld',
    algorithm: 'Ed25519',
    signature: sign(null, statementBytes(statement), privateKey).toString('base64url'),
    authenticated: { at, methods: ['key'] },
  },
};

describe('a signature as the server shows it', () => {
  it('is valid when it is about what is shown and verifies under the signer’s key', () => {
    expect(judgeSignature('p-1', shown, key)).toBe('valid');
  });

  const changes: readonly (readonly [string, Partial<ProvedSignature>])[] = [
    ['another signer', { signer: 'li' }],
    ['another meaning', { meaning: 'filing' }],
    ['somebody for whom it was not given', { onBehalfOf: 'wang' }],
    ['another revision', { signedRevision: '11' }],
    ['another digest', { digest: 'e'.repeat(64) }],
    ['other words', { words: { type: 'ApproveClosing', opinion: '不同意' } }],
  ];
  it.each(changes)('is invalid when it is shown with %s', (_what, change) => {
    expect(judgeSignature('p-1', { ...shown, ...change }, key)).toBe('invalid');
  });

  it('is invalid on another problem, without a key, or under another’s', () => {
    expect(judgeSignature('p-2', shown, key)).toBe('invalid');
    expect(judgeSignature('p-1', shown, undefined)).toBe('invalid');
    expect(judgeSignature('p-1', shown, { ...key, person: 'li' })).toBe('invalid');
  });

  it('from before there were proofs is neither', () => {
    expect(judgeSignature('p-1', { ...shown, proof: null }, key)).toBe('unproved');
  });
});
