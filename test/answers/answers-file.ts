import { fileURLToPath } from 'node:url';
import { readAnswers } from './read-answers.js';

/** Where the server finds what its operations answer. */
export const answersFile = fileURLToPath(
  new URL('../../../apps/server/src/operations/answers.json', import.meta.url),
);

const widest = 110;

/** JSON with what fits on one line on one line, so that a change shows as what it is. */
function written(value: unknown, indent = ''): string {
  const plain = JSON.stringify(value);
  if (indent.length + plain.length <= widest || typeof value !== 'object' || value === null) return plain;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value)
    ? value.map((item) => written(item, deeper))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${written(item, deeper)}`);
  return `${open}\n${parts.map((part) => deeper + part).join(',\n')}\n${indent}${close}`;
}

/** The file's content, made anew from the sources. */
export const answersText = (): string => `${written(readAnswers())}\n`;
