import { accessRefusals } from '@xiaohao/access';
import { problemOfRefusal } from '@xiaohao/http';
import type { Asked } from './asked.js';

/**
 * What makes or replaces somebody's credential is not for a limited key, whosever it is: it could make itself a wider
 * one, or log in as another person.
 * @throws HttpProblem LimitedKeyIssuesNone
 */
export function requireUnlimited({ caller }: Asked): void {
  if (caller.limited)
    throw problemOfRefusal({ refused: 'LimitedKeyIssuesNone' }, accessRefusals.LimitedKeyIssuesNone);
}
