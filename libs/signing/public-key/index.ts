export { keyIdOf, publicKeyOf } from './public-key-of.js';
