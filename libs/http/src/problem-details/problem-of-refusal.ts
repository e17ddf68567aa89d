import type { Refusal, RefusalEntry } from '@xiaohao/deciding';
import { HttpProblem, type ProblemParts } from './http-problem.js';
import { refusalTexts } from './refusal-texts.js';

/** What the refusals of a decider are called, by status. */
export const refusalTitles = {
  403: { zh: '无权办理', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  409: { zh: '与当前状态不符', en: 'Not in this state' },
  422: { zh: '内容不符合规则', en: 'A rule is broken' },
} as const satisfies Record<RefusalEntry['status'], { zh: string; en: string }>;

/** A decider's refusal as the caller sees it; `extensions` may name, say, the transitions that are open. */
export function problemOfRefusal(
  { refused, pointer, params }: Refusal,
  entry: RefusalEntry,
  particulars: Pick<ProblemParts, 'extensions' | 'headers'> = {},
): HttpProblem {
  const { status } = entry;
  const title = refusalTitles[status];
  const detail = refusalTexts(entry, params);
  return new HttpProblem({
    code: refused,
    status,
    zh: { title: title.zh, detail: detail.zh },
    en: { title: title.en, detail: detail.en },
    ...(pointer !== undefined && {
      errors: [{ pointer, code: refused, zh: detail.zh, en: detail.en }],
    }),
    ...particulars,
  });
}
