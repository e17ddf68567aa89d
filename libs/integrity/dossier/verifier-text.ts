import { readFileSync } from 'node:fs';

let text: string | undefined;

/** The offline verifier as it goes into every dossier: plain JavaScript, the same for all. */
export function verifierText(): string {
  text ??= readFileSync(new URL('./verify-dossier.cjs', import.meta.url), 'utf8');
  return text;
}
