export type { Journal, Tampering } from './journal.js';
export { JournalFile } from './journal-file.js';
export { tamper } from './tamper.js';
