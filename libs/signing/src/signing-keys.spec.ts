import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import { type RegisterSigningKey, signingKeysDecider } from './signing-keys.js';

const register: RegisterSigningKey = {
  type: 'RegisterSigningKey',
  keyId: 'k1',
  person: 'zhang',
  method: 'serverHeld',
  algorithm: 'Ed25519',
  spki: 'c3BraQ',
};
const context = { by: 'system', isInOffice: (person: string) => person === 'zhang' };
const { decide, evolve, initial } = signingKeysDecider;
const entered = () => {
  const decision = decide(register, initial, context);
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision.reduce(evolve, initial);
};

describe('the register of signing keys', () => {
  it('keeps a key under its own id, with whose it is', () => {
    const { type: _, ...key } = register;
    expect(entered().get('k1')).toEqual({ ...key, by: 'system' });
  });
  it('takes no key twice, so that none changes hands', () => {
    expect(decide({ ...register, person: 'li' }, entered(), { ...context, isInOffice: () => true })).toEqual({
      refused: 'SigningKeyExists',
    });
  });
  it('takes no key of somebody who is not in office', () => {
    expect(decide({ ...register, person: 'li' }, initial, context)).toEqual({
      refused: 'SignerUnknown',
      pointer: '/person',
    });
  });
});
