export { FolderEvidenceStore } from './folder-evidence-store.js';
