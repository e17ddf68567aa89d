import type { Command } from 'commander';

/** As of when the ledger is asked. */
export interface PastOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** The two axes on which a command looks back. */
export const withPastOptions = (command: Command): Command =>
  command
    .option('--as-of <point>', '时点：日期、时刻、position:N / as of a date, an instant, position:N')
    .option('--known-at <point>', '按当时所知；与 --as-of 合用 / as known at that point; goes with --as-of');

/** The parameters that ask for it. */
export const pastParams = ({ asOf, knownAt }: PastOptions): Readonly<Record<string, string>> => ({
  ...(asOf === undefined ? {} : { asOf }),
  ...(knownAt === undefined ? {} : { knownAt }),
});
