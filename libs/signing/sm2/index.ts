export { Sm2Signer } from './sm2-signer.js';
export { pointOfSpki } from './spki.js';
export { verifySm2 } from './verify-sm2.js';
