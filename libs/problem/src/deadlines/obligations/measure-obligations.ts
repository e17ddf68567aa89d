import type { Facts, Measure } from '../../facts.js';
import type { Rectifying } from '../../state.js';
import type { DateMove } from '../obligation.js';
import { byWord, type Owed, ownersSide } from './owed.js';

const movesOf = ({ extensions }: Facts, { id }: Measure): readonly DateMove[] =>
  extensions
    .filter(({ measure, status }) => measure === id && status === 'granted')
    .map(({ id: extension, from, to, late }) => ({ extension, from, to, late }));

const owedFor = (facts: Facts, measure: Measure): Owed => {
  const { dueOn, unit, person, leader } = measure.content;
  return {
    ...byWord(dueOn, 'measure', `measure/${measure.id}`, { kind: 'people', unit, person, leader }),
    originalDueOn: measure.originalDueOn,
    explanation: { kind: 'stated', moves: movesOf(facts, measure) },
  };
};

/** Every open measure by its own date. */
export const openMeasures = (facts: Facts): readonly Owed[] =>
  facts.measures.filter(({ completion }) => completion === null).map((measure) => owedFor(facts, measure));

/** Of the measures of this round the one that is due last, by the date that `of` names. */
const latestBy = (measures: readonly Measure[], of: (measure: Measure) => string): Measure | undefined =>
  measures.reduce<Measure | undefined>(
    (last, next) => (last === undefined || of(next) > of(last) ? next : last),
    undefined,
  );

/**
 * Every open measure by its own date. When none is open, sign-off is to be requested by the latest date of the
 * measures of this round, or by the term of the reopening where that is later or there are none.
 */
export function measureObligations({ facts, reopenedTerm }: Rectifying): readonly Owed[] {
  const open = openMeasures(facts);
  if (open.length > 0) return open;
  const round = facts.rectificationRound;
  const subject = `signOffRequest/${round}`;
  const bearer = ownersSide(facts);
  const ofRound = facts.measures.filter(({ rectificationRound }) => rectificationRound === round);
  const last = latestBy(ofRound, ({ content }) => content.dueOn);
  const original = latestBy(ofRound, ({ originalDueOn }) => originalDueOn)?.originalDueOn;
  if (reopenedTerm !== null && (last === undefined || reopenedTerm > last.content.dueOn))
    return [byWord(reopenedTerm, 'signOffRequest', subject, bearer)];
  if (last === undefined) return [];
  return [
    {
      ...byWord(last.content.dueOn, 'signOffRequest', subject, bearer),
      ...(original === undefined ? {} : { originalDueOn: original }),
      explanation: { kind: 'latestMeasure', measure: last.id },
    },
  ];
}
