import type { CauseKind } from '@xiaohao/problem';

/** A matter that a problem can be about. `{n}`, `{m}` are replaced by numbers that differ from case to case. */
export interface Topic {
  readonly category: string;
  readonly subForm?: string;
  readonly title: string;
  readonly description: string;
  readonly cause: CauseKind;
  readonly causeText: string;
  /** 当下改. */
  readonly now: string;
  /** 长久立. */
  readonly lasting: string;
  readonly indicator: readonly [name: string, unit: string, target: number];
  readonly livelihood?: boolean;
}
