export { keyFromPem } from './key-from-pem.js';
export { keyIdOf, publicKeyOf } from './public-key-of.js';
export { type ShownKey, shownKey } from './shown-key.js';
export { verifySignature } from './verify-signature.js';
