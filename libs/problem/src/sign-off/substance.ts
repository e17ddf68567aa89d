import type { Facts } from '../facts.js';
import { measuresSuffice, noMeasureOpen } from '../rectification/measure-gates.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { signOffTests } from '../vocabulary.js';

const isOfThisRound =
  ({ rectificationRound }: Facts) =>
  (of: { readonly rectificationRound: number }): boolean =>
    of.rectificationRound === rectificationRound;

/** After a reopening the old measures have been shown not to be enough. */
const measureOfThisRound = (facts: Facts): ProblemRefusal | null =>
  facts.rectificationRound === 1 || facts.measures.some(isOfThisRound(facts))
    ? null
    : refuse('NewMeasureMissing');

/** Per test one piece of evidence, live, of this round, that proves a measure there is. */
function evidencePerTest(facts: Facts): ProblemRefusal | null {
  const live = facts.evidence.filter(isOfThisRound(facts)).filter(({ superseded }) => !superseded);
  const unproved = signOffTests.find(
    (asked) =>
      !live.some(({ test, measure }) => test === asked && facts.measures.some(({ id }) => id === measure)),
  );
  return unproved === undefined ? null : refuse('EvidenceMissing', undefined, { test: unproved });
}

/** What has to be there before anybody may apply, and still when somebody approves. */
export const substanceStands = (facts: Facts): ProblemRefusal | null =>
  measuresSuffice(facts) ?? noMeasureOpen(facts) ?? measureOfThisRound(facts) ?? evidencePerTest(facts);
