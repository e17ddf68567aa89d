import { type ProblemRefusal, refuse } from './refuse.js';

/** Refuses a text in which nothing is written. */
export const written = (text: string | undefined, pointer: string): ProblemRefusal | null =>
  text === undefined || text.trim() === '' ? refuse('TextMissing', pointer) : null;

/** Refuses the first of the named texts in which nothing is written; pointers are `/<name>`. */
export function allWritten(texts: Readonly<Record<string, string>>): ProblemRefusal | null {
  for (const [name, text] of Object.entries(texts)) {
    const missing = written(text, `/${name}`);
    if (missing) return missing;
  }
  return null;
}
