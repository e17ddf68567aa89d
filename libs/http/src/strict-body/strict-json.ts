import { type JSONPath, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { edgeProblem } from '../problem-details/edge-catalogue.js';
import type { HttpProblem } from '../problem-details/problem-details.js';
import { forbiddenCharacter } from './forbidden-characters.js';

export const depthLimit = 32;
export const keyLimit = 10_000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

const pointerTo = (path: JSONPath): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * Reads a body that means one thing only: UTF-8 without a mark, one JSON value, no key twice, no number that
 * cannot be held, no character that must not be stored. Strings come out in NFC.
 * @throws HttpProblem naming the place and the rule
 */
export function parseStrictJson(body: Buffer): unknown {
  const text = decode(body);
  check(text);
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? value.normalize('NFC') : value,
  );
}

function decode(body: Buffer): string {
  try {
    const text = decoder.decode(body);
    if (text.startsWith('\ufeff')) throw edgeProblem('InvalidUtf8');
    return text;
  } catch {
    throw edgeProblem('InvalidUtf8');
  }
}

function check(text: string): void {
  const keysAt: Set<string>[] = [];
  let depth = 0;
  let keys = 0;
  const enter = (): void => {
    depth += 1;
    if (depth > depthLimit) throw edgeProblem('BodyTooDeep', { params: { limit: depthLimit } });
  };
  visit(
    text,
    {
      onObjectBegin: () => {
        enter();
        keysAt.push(new Set());
      },
      onObjectEnd: () => {
        depth -= 1;
        keysAt.pop();
      },
      onArrayBegin: enter,
      onArrayEnd: () => {
        depth -= 1;
      },
      onObjectProperty: (name, _offset, _length, _line, _character, path) => {
        const pointer = (): string => pointerTo([...path(), name]);
        keys += 1;
        if (keys > keyLimit) throw edgeProblem('TooManyKeys', { params: { limit: keyLimit } });
        if (forbiddenKeys.has(name)) throw atPlace('ForbiddenKey', pointer());
        refuseCharacters(name, pointer);
        const here = keysAt.at(-1);
        if (here?.has(name)) throw atPlace('DuplicateKey', pointer());
        here?.add(name);
      },
      onLiteralValue: (value: unknown, offset, length, _line, _character, path) => {
        if (typeof value === 'string') refuseCharacters(value, () => pointerTo(path()));
        if (typeof value === 'number' && !isExact(value, text.slice(offset, offset + length)))
          throw atPlace('UnsafeNumber', pointerTo(path()));
      },
      onError: (error: ParseErrorCode) => {
        throw edgeProblem('MalformedJson', { params: { reason: printParseErrorCode(error) } });
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
}

function atPlace(code: 'ForbiddenKey' | 'DuplicateKey' | 'UnsafeNumber', pointer: string): HttpProblem {
  const problem = edgeProblem(code, { params: { pointer } });
  const { detail, en } = problem.details;
  return edgeProblem(code, {
    params: { pointer },
    errors: [{ pointer, code, message: detail, en: en.detail }],
  });
}

function refuseCharacters(text: string, pointer: () => string): void {
  const character = forbiddenCharacter(text);
  if (character === undefined) return;
  const place = pointer();
  throw edgeProblem('ForbiddenCharacter', {
    params: { character, pointer: place },
    errors: [
      {
        pointer: place,
        code: 'ForbiddenCharacter',
        message: `含有不允许的字符 ${character}`,
        en: `holds the forbidden character ${character}`,
      },
    ],
  });
}

function isExact(value: number, literal: string): boolean {
  if (!Number.isFinite(value) || Object.is(value, -0)) return false;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return false;
  // More digits than a double holds would be rounded in silence.
  return (
    literal
      .replace(/[eE].*$/, '')
      .replace(/[-.]/g, '')
      .replace(/^0+/, '').length <= 15 || Number.isSafeInteger(value)
  );
}
