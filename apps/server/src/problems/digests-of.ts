import { createHash } from 'node:crypto';
import { encodeJson } from '@xiaohao/event-log';
import { type ProblemCommand, type ProblemState, signedMaterial, signedWords } from '@xiaohao/problem';

/** What a signature would bind: the material as it stands, and the signer's own words. */
export interface Digests {
  /** SHA-256 over canonical JSON, hex; empty when the command signs nothing. */
  readonly digest: string;
  readonly said: string;
}

const digestOf = (value: unknown): string =>
  value === null ? '' : createHash('sha256').update(encodeJson(value, 'data')).digest('hex');

export function digestsOf(state: ProblemState, command: ProblemCommand | undefined): Digests {
  const words = command === undefined ? null : signedWords(command);
  if (command === undefined || words === null) return { digest: '', said: '' };
  return { digest: digestOf(signedMaterial(state, command)), said: digestOf(words) };
}
