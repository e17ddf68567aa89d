import type { HttpProblem } from './http-problem.js';
import type { Language } from './preferred-language.js';
import type { ProblemDetails, ProblemError } from './problem-details.js';

/** Where and for whom a problem is written down. */
export interface Occasion {
  readonly language: Language;
  /** Path of the request; the query is cut off, since it may hold what a log or screen should not. */
  readonly url: string;
  readonly requestId?: string;
}

const LONGEST_INSTANCE = 300;

/** The body of a problem. English first puts the Chinese beside; English stands under `en` either way. */
export function renderProblem(problem: HttpProblem, { language, url, requestId }: Occasion): ProblemDetails {
  const { code, status, zh, en, errors, extensions } = problem.parts;
  const chinese = language === 'zh';
  return {
    ...extensions,
    type: `/problems/${code}`,
    ...(chinese ? zh : en),
    status,
    instance: (url.split('?', 1)[0] ?? '').slice(0, LONGEST_INSTANCE),
    code,
    ...(requestId !== undefined && { requestId }),
    en,
    ...(!chinese && { zh }),
    ...(errors && {
      errors: errors.map(({ zh: inChinese, ...error }): ProblemError => {
        const message = chinese ? (inChinese ?? error.en) : error.en;
        return { ...error, message, ...(!chinese && inChinese !== undefined && { zh: inChinese }) };
      }),
    }),
  };
}
