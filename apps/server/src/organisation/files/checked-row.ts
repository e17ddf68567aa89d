import { HttpProblem, StrictValidationPipe } from '@xiaohao/http';
import type { Row } from './read-csv.js';
import type { RowFault } from './row-faults.js';

const pipe = new StrictValidationPipe();

/** A line held against the fields that the same thing has in a request. */
export async function checkedRow<T extends object>(
  { line }: Row,
  value: object,
  dto: new () => T,
): Promise<T | readonly RowFault[]> {
  try {
    return (await pipe.transform(value, { type: 'body', metatype: dto })) as T;
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return (error.parts.errors ?? []).map(({ pointer = '', code, zh, en }) => ({
      line,
      column: pointer.split('/')[1] ?? '',
      code,
      zh: zh ?? en,
      en,
    }));
  }
}

export const isFaulty = <T extends object>(
  checked: T | readonly RowFault[],
): checked is readonly RowFault[] => Array.isArray(checked);
