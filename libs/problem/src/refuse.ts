import type { Refusal, RefusalParam } from '@xiaohao/deciding';
import type { ProblemRefusalCode } from './refusals.js';

export type ProblemRefusal = Refusal<ProblemRefusalCode>;

/** A refusal of the catalogue; `pointer` into the command's body where one field is at fault. */
export function refuse(
  code: ProblemRefusalCode,
  pointer?: string,
  params?: Readonly<Record<string, RefusalParam>>,
): ProblemRefusal {
  return {
    refused: code,
    ...(pointer === undefined ? {} : { pointer }),
    ...(params === undefined ? {} : { params }),
  };
}
