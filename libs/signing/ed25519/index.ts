export { Ed25519Signer } from './ed25519-signer.js';
