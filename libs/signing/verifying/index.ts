export { keyIdOf, publicKeyOf } from '@xiaohao/signing/public-key';
export { keyFromPem } from './key-from-pem.js';
export { type ShownKey, shownKey } from './shown-key.js';
export { verifySignature } from './verify-signature.js';
