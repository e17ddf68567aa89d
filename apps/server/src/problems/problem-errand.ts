import type { ProblemCommand } from '@xiaohao/problem';

/** A command on its way to a problem. */
export interface ProblemErrand {
  readonly problem: string;
  readonly campaign?: string;
  readonly command: ProblemCommand;
  /** What the signer was given to sign; with every command that signs. */
  readonly challenge?: string;
  /** Ids of what the command makes, told in the answer. */
  readonly created?: Readonly<Record<string, string>>;
  /** Address of what the command makes. */
  readonly location?: string;
}
