import { isJsonObject } from './json-object.js';

/** Where a value cannot be kept in an event, and why. */
export interface Unstorable {
  /** JSON pointer to the value or to the member with the bad name; empty for the value as a whole. */
  readonly pointer: string;
  readonly reason: 'controlCharacter' | 'loneSurrogate' | 'notFinite' | 'notJson' | 'tooDeep';
}

/** Deeper nesting is refused, so that no input can exhaust the stack. */
const deepest = 100;

/** Control characters other than tab, line feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const inText = (text: string): Unstorable['reason'] | undefined =>
  control.test(text) ? 'controlCharacter' : text.isWellFormed() ? undefined : 'loneSurrogate';

const step = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const inObject = (value: object, pointer: string, depth: number): Unstorable | undefined => {
  if (depth > deepest) return { pointer, reason: 'tooDeep' };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = at(item, `${pointer}/${index}`, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (!isJsonObject(value)) return { pointer, reason: 'notJson' };
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const here = pointer + step(name);
    const reason = inText(name);
    const found = reason ? { pointer: here, reason } : at(member, here, depth + 1);
    if (found) return found;
  }
  return undefined;
};

const at = (value: unknown, pointer: string, depth: number): Unstorable | undefined => {
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value === 'object') return inObject(value, pointer, depth);
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { pointer, reason: 'notFinite' };
  if (typeof value !== 'string') return { pointer, reason: 'notJson' };
  const reason = inText(value);
  return reason && { pointer, reason };
};

/**
 * The first part of a value that no event may carry: control characters other than tab, line feed and
 * carriage return, lone surrogates, numbers that are not finite, anything that is not JSON. Edges call it to
 * name the field in their answer; the log refuses by the same rule.
 */
export const findUnstorable = (value: unknown): Unstorable | undefined => at(value, '', 0);
