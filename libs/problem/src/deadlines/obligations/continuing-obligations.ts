import type { Rectifying } from '../../state.js';
import { byWord, type Owed, ownersSide, workGroup } from './owed.js';

/** 长期坚持 is not put off for ever: somebody checks on a day, and it is expected to end on another. */
export function continuingObligations({ facts }: Rectifying): readonly Owed[] {
  const { handling } = facts.classification;
  if (handling.kind !== 'continuing') return [];
  const { nextCheckOn, expectedEndOn } = handling;
  return [
    byWord(nextCheckOn, 'nextCheck', `nextCheck/${nextCheckOn}`, workGroup),
    byWord(expectedEndOn, 'expectedEnd', `expectedEnd/${facts.rectificationRound}`, ownersSide(facts)),
  ];
}
