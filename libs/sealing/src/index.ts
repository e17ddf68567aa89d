export { derivedKey } from './derived-key.js';
export { opened, sealed } from './sealed.js';
