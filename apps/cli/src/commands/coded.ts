import type { Label } from '@xiaohao/problem';
import { InvalidArgumentError } from 'commander';

/** An argument that has to be one of the codes, given as such or by what people call it. */
export const coded =
  (labels: Readonly<Record<string, Label>>) =>
  (text: string): string => {
    const given = text.trim();
    const known = Object.entries(labels);
    const found = known.find(
      ([code, { zh, en }]) => given === code || given === zh || given.toLowerCase() === en.toLowerCase(),
    );
    if (found) return found[0];
    const allowed = known.map(([code, { zh }]) => `${code} ${zh}`).join(', ');
    throw new InvalidArgumentError(`应为其一 / must be one of: ${allowed}`);
  };

/** Several of them, parted by commas. */
export const codedList =
  (labels: Readonly<Record<string, Label>>) =>
  (text: string): readonly string[] =>
    text.split(/[,，]/).map(coded(labels));
