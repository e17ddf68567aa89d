import type { NumberSeriesName } from '@xiaohao/numbering';
import type { ProblemCommand, ProblemState } from '@xiaohao/problem';

/** A number that a command needs: into which of its fields, and from which series for this problem. */
export interface NumberTaken {
  readonly field: 'number' | 'closingNumber' | 'filingNumber';
  seriesFor(state: ProblemState): NumberSeriesName;
}

const isRestricted = (state: ProblemState): boolean =>
  state.stage !== 'absent' && state.facts.classification.secrecy === 'restricted';

/** The number that a command takes up, if it does. Restricted problems have series of their own. */
export function numberTaken(command: ProblemCommand): NumberTaken | undefined {
  switch (command.type) {
    case 'IdentifyProblem': {
      const restricted = command.classification.secrecy === 'restricted';
      return { field: 'number', seriesFor: () => (restricted ? 'restrictedProblem' : 'problem') };
    }
    case 'ApproveClosing':
      return {
        field: 'closingNumber',
        seriesFor: (state) => (isRestricted(state) ? 'restrictedClosing' : 'closing'),
      };
    case 'FileProblem':
      return {
        field: 'filingNumber',
        seriesFor: (state) => (isRestricted(state) ? 'restrictedFiling' : 'filing'),
      };
    default:
      return undefined;
  }
}
