import type { EdgeCode } from './edge-refusals.js';
import { edgeRefusals } from './edge-refusals.js';
import { fillTemplate, type Params } from './fill-template.js';
import { HttpProblem, type ProblemParts } from './http-problem.js';
import type { Wording } from './problem-details.js';

type Particulars = Pick<ProblemParts, 'errors' | 'extensions' | 'headers' | 'cause'> & {
  readonly params?: Params;
};

const fill = ({ title, detail }: Wording, params?: Params): Wording => ({
  title,
  detail: fillTemplate(detail, params),
});

/** The refusal `code` of the edge's catalogue, ready to be thrown. */
export function edgeProblem(
  code: EdgeCode,
  { params, headers, ...particulars }: Particulars = {},
): HttpProblem {
  const { status, zh, en, headers: usual } = edgeRefusals[code];
  return new HttpProblem({
    code,
    status,
    zh: fill(zh, params),
    en: fill(en, params),
    headers: { ...usual, ...headers },
    ...particulars,
  });
}
