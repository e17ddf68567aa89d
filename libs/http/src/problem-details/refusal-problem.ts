import type { Refusal, RefusalEntry } from '@xiaohao/deciding';
import { HttpProblem } from './problem-details.js';

/** A rule of the domain said no: the same code and texts as in its catalogue, with the field where there is one. */
export function refusalProblem(
  refusal: Refusal,
  entry: RefusalEntry,
  extensions?: Readonly<Record<string, unknown>>,
): HttpProblem {
  const params = refusal.params ?? {};
  const plain = new HttpProblem(refusal.refused, entry, { params });
  if (refusal.pointer === undefined)
    return new HttpProblem(refusal.refused, entry, { params, extensions: extensions ?? {} });
  const fault = {
    pointer: refusal.pointer,
    code: refusal.refused,
    message: plain.details.detail,
    en: plain.details.en.detail,
  };
  return new HttpProblem(refusal.refused, entry, { params, errors: [fault], extensions: extensions ?? {} });
}
