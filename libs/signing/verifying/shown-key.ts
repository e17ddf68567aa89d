import { createPublicKey } from 'node:crypto';
import type { PublicKey } from '@xiaohao/signing';
import { pointOfSpki } from '@xiaohao/signing/sm2';

/** A public key as tools take it. */
export interface ShownKey {
  /** SubjectPublicKeyInfo. */
  readonly pem: string;
  /** RFC 7517. `SM2` is no registered curve name; RFC 8998 names it `curveSM2` in TLS alone. */
  readonly jwk: Readonly<Record<string, string>>;
}

export function shownKey({ algorithm, spki }: PublicKey): ShownKey {
  const der = Buffer.from(spki, 'base64url');
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  const pem = ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
  if (algorithm === 'Ed25519') {
    const { x = '' } = createPublicKey(pem).export({ format: 'jwk' });
    return { pem, jwk: { kty: 'OKP', crv: 'Ed25519', x } };
  }
  const point = pointOfSpki(der);
  if (point === null) throw new Error('a registered SM2 key is a point');
  const coordinate = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  return { pem, jwk: { kty: 'EC', crv: 'SM2', x: coordinate(1), y: coordinate(33) } };
}
