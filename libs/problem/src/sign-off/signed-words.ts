import type { ProblemCommand } from '../commands.js';

/**
 * What a signer says in a command, as plain JSON: its type and the signer's own words. Numbers that the register
 * gives are no words of the signer. The event that comes of it holds the same, so that a verifier can make it again.
 */
export function signedWords(command: ProblemCommand): Readonly<Record<string, unknown>> | null {
  switch (command.type) {
    case 'RequestSignOff':
      return { type: command.type, claims: command.claims };
    case 'RenewSignOffRequest':
      return { type: command.type };
    case 'VerifyRectification':
      return { type: command.type, conclusions: command.conclusions, ...opinionIn(command) };
    case 'ApproveByUnit':
    case 'ApproveClosing':
    case 'FileProblem':
      return { type: command.type, ...opinionIn(command) };
    default:
      return null;
  }
}

const opinionIn = ({ opinion }: { readonly opinion?: string }): { readonly opinion?: string } =>
  opinion === undefined ? {} : { opinion };
