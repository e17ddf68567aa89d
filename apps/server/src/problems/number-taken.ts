import type { NumberSeriesName } from '@xiaohao/numbering';
import type { ProblemCommand } from '@xiaohao/problem';

/** A number that a command needs: from which series, into which of its fields. */
export interface NumberTaken {
  readonly series: NumberSeriesName;
  readonly field: 'number' | 'closingNumber' | 'filingNumber';
}

/** The number that a command takes up, if it does. */
export function numberTaken(command: ProblemCommand): NumberTaken | undefined {
  switch (command.type) {
    case 'IdentifyProblem':
      return { series: 'problem', field: 'number' };
    case 'ApproveClosing':
      return { series: 'closing', field: 'closingNumber' };
    case 'FileProblem':
      return { series: 'filing', field: 'filingNumber' };
    default:
      return undefined;
  }
}
