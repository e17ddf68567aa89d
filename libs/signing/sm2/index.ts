export { Sm2Signer } from './sm2-signer.js';
