export { type SignerUnderTest, signerConformance } from './signer-conformance.js';
