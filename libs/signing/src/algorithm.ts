/** `Ed25519` is RFC 8032; `SM2-SM3` is GB/T 32918 over SM3, signer id 1234567812345678, signature in DER. */
export const signatureAlgorithms = ['Ed25519', 'SM2-SM3'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** Who holds the private key: this server, or a signing service outside it. */
export const signingMethods = ['serverHeld', 'service'] as const;
export type SigningMethod = (typeof signingMethods)[number];
