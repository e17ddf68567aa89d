import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublicKey, Signer } from '@xiaohao/signing';
import { verifySignature } from '@xiaohao/signing/verifying';

/** An adapter as the spec meets it. */
export interface SignerUnderTest {
  readonly signer: Signer;
  /** The key that would be on the register for this person. */
  registered(person: string): Promise<PublicKey>;
  /** The same people's keys after the process has ended and begun again. */
  restarted(): Promise<Signer>;
  close(): Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every signer has to do, whatever signs behind it. */
export function signerConformance(name: string, open: () => Promise<SignerUnderTest>): void {
  describe(`${name} as a signer`, () => {
    let at: SignerUnderTest;
    beforeAll(async () => {
      at = await open();
    });
    afterAll(() => at.close());

    it('signs exactly the bytes that it is given, with the key that is registered', async () => {
      const person = randomUUID();
      const key = await at.registered(person);
      const { method, ...signed } = await at.signer.sign(person, bytes('整改到位'));
      expect([signed.keyId, signed.algorithm, method]).toEqual([key.keyId, key.algorithm, at.signer.method]);
      expect(verifySignature(key, bytes('整改到位'), signed.signature)).toBe(true);
      expect(verifySignature(key, bytes('整改到位。'), signed.signature)).toBe(false);
      expect(verifySignature(key, new Uint8Array(), signed.signature)).toBe(false);
    });

    it('gives each person a key of their own', async () => {
      const [one, other] = [randomUUID(), randomUUID()];
      const [ofOne, ofOther] = [await at.registered(one), await at.registered(other)];
      expect(ofOne.keyId).not.toBe(ofOther.keyId);
      const { signature } = await at.signer.sign(one, bytes('x'));
      expect(verifySignature(ofOther, bytes('x'), signature)).toBe(false);
    });

    it('tells the same key however often and however many ask at once', async () => {
      const person = randomUUID();
      const asked = await Promise.all(Array.from({ length: 8 }, () => at.signer.keyFor(person)));
      const signed = await Promise.all(
        Array.from({ length: 8 }, (_, n) => at.signer.sign(person, bytes(`${n}`))),
      );
      expect(new Set(asked.map((key) => key?.keyId)).size).toBe(1);
      expect(new Set(signed.map(({ keyId }) => keyId)).size).toBe(1);
    });

    it('keeps a person’s key over a restart', async () => {
      const person = randomUUID();
      const key = await at.registered(person);
      const { keyId, signature } = await (await at.restarted()).sign(person, bytes('y'));
      expect(keyId).toBe(key.keyId);
      expect(verifySignature(key, bytes('y'), signature)).toBe(true);
    });

    it('makes signatures in which no bit may change', async () => {
      const person = randomUUID();
      const key = await at.registered(person);
      const { signature } = await at.signer.sign(person, bytes('z'));
      const given = Buffer.from(signature, 'base64url');
      for (let at = 0; at < given.length; at += 1) {
        const altered = Buffer.from(given);
        altered[at] = (altered[at] ?? 0) ^ 1;
        expect(verifySignature(key, bytes('z'), altered.toString('base64url'))).toBe(false);
      }
      for (const written of [`${signature}=`, `${signature}A`, signature.slice(0, -2), '', ' ', '签'])
        expect(verifySignature(key, bytes('z'), written)).toBe(false);
    });
  });
}
