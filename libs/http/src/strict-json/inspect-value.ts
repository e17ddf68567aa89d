import { edgeProblem } from '../problem-details/edge-problem.js';
import { type EdgeCode, edgeRefusals } from '../problem-details/edge-refusals.js';
import { fillTemplate } from '../problem-details/fill-template.js';
import type { HttpProblem } from '../problem-details/http-problem.js';
import { jsonPointer } from './json-pointer.js';
import { textFault } from './text-fault.js';

export const MAX_DEPTH = 32;
export const MAX_VALUES = 10_000;

type Step = string | number;

/** A refusal about one place in the body, with the rule and the pointer. */
export function faultAt(code: EdgeCode, path: readonly Step[], codePoint?: string): HttpProblem {
  const pointer = jsonPointer(path);
  const params = {
    pointer,
    codePoint: codePoint ?? '',
    max: code === 'TooManyValues' ? MAX_VALUES : MAX_DEPTH,
  };
  const { zh, en } = edgeRefusals[code];
  return edgeProblem(code, {
    params,
    errors: [{ pointer, code, zh: fillTemplate(zh.detail, params), en: fillTemplate(en.detail, params) }],
    ...(codePoint !== undefined && { extensions: { codePoint } }),
  });
}

/**
 * Walks what JSON.parse gave and throws the first fault as an {@link HttpProblem}; texts are brought to NFC in
 * place. A name that every object has by birth (`__proto__`, `constructor`, `hasOwnProperty`, …) is never a
 * field of ours, and code that asks an object for that method must not meet a value instead.
 */
export class ValueInspector {
  readonly #path: Step[] = [];
  #items = 0;
  /** Object members seen so far. */
  members = 0;

  /** The value itself, or its NFC form where it is a text. */
  inspect(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value);
    if (typeof value === 'number') this.#number(value);
    else if (Array.isArray(value)) this.#list(value);
    else if (typeof value === 'object' && value !== null) this.#object(value as Record<string, unknown>);
    return value;
  }

  #text(text: string): string {
    const fault = textFault(text);
    if (fault) throw faultAt(fault.code, this.#path, fault.codePoint);
    return text.normalize('NFC');
  }

  #number(value: number): void {
    const safe = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (!safe || Object.is(value, -0)) throw faultAt('UnsafeNumber', this.#path);
  }

  #list(list: unknown[]): void {
    this.#enter();
    for (let index = 0; index < list.length; index += 1) {
      this.#path.push(index);
      this.#items += 1;
      this.#count();
      const before = list[index];
      const after = this.inspect(before);
      if (after !== before) list[index] = after;
      this.#path.pop();
    }
  }

  #object(object: Record<string, unknown>): void {
    this.#enter();
    for (const key of Object.keys(object)) {
      this.#path.push(key);
      this.members += 1;
      this.#count();
      if (key in Object.prototype || key === 'prototype') throw faultAt('ForbiddenKey', this.#path);
      const fault = textFault(key);
      if (fault) throw faultAt(fault.code, this.#path, fault.codePoint);
      const before = object[key];
      const after = this.inspect(before);
      if (after !== before) object[key] = after;
      this.#path.pop();
    }
  }

  #enter(): void {
    if (this.#path.length >= MAX_DEPTH) throw faultAt('BodyTooDeep', this.#path);
  }

  #count(): void {
    if (this.members + this.#items > MAX_VALUES) throw faultAt('TooManyValues', []);
  }
}
