import type { Wording } from './problem-details.js';

/** What the edge refuses before any rule of the work is asked. Texts may hold `{params}`. */
export interface EdgeRefusal {
  readonly status: number;
  readonly zh: Wording;
  readonly en: Wording;
  /** Headers that always go with it, such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Shorthand of the catalogues: status, then Chinese title and detail, then English. */
export const refuses = (
  status: number,
  zh: readonly [title: string, detail: string],
  en: readonly [title: string, detail: string],
  headers?: Readonly<Record<string, string>>,
): EdgeRefusal => ({
  status,
  zh: { title: zh[0], detail: zh[1] },
  en: { title: en[0], detail: en[1] },
  ...(headers && { headers }),
});
