export type * from './dossier.js';
export { dossierEvent, makeDossier } from './make-dossier.js';
export { verifierText } from './verifier-text.js';
