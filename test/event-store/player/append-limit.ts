import type { RecordedCase } from './recording.js';

/** From this version on an append may be as large as a chunk of the log (256 MiB); before, 1 MiB. */
const unlimitedFrom = { major: 25, minor: 1 };

/** Whether a case was answered with the limit on what one append may carry. */
const metLimit = ({ steps }: RecordedCase): boolean => steps.some(({ answer }) => 'maxAppendSize' in answer);

/** The cases that a server of this version answers otherwise, rightly: it takes what was too large then. */
export function beyondLimit(version: string, cases: readonly RecordedCase[]): readonly RecordedCase[] {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  const ahead = Number(major) - unlimitedFrom.major || Number(minor) - unlimitedFrom.minor;
  return ahead >= 0 ? cases.filter(metLimit) : [];
}
