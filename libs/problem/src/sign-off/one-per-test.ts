import type { ProblemRefusalCode } from '../refusals.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { type SignOffTest, signOffTests } from '../vocabulary.js';

/** Five words on five tests: none missing, none twice. */
export function onePerTest(
  items: readonly { readonly test: SignOffTest }[],
  pointer: string,
  refusal: ProblemRefusalCode,
): ProblemRefusal | null {
  const wrong = signOffTests.find((asked) => items.filter(({ test }) => test === asked).length !== 1);
  return wrong === undefined ? null : refuse(refusal, pointer, { test: wrong });
}
