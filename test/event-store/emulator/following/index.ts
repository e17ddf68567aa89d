export { AllSource, type Choice } from './all-source.js';
export { afterPosition, afterRevision } from './places.js';
export type { Next, Source } from './source.js';
export { StreamSource } from './stream-source.js';
