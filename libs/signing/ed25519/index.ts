export { Ed25519Signer } from './ed25519-signer.js';
export { verifyEd25519 } from './verify-ed25519.js';
