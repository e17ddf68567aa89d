import type { Obligation } from '@xiaohao/problem';
import { dateOf, midnight } from './days.js';
import type { SimMatter } from './record.js';

/** What a problem owes, as the product is told of it. */
export const owedNow = (matters: readonly SimMatter[], problem: string): readonly Obligation[] =>
  matters
    .filter((matter) => matter.problem === problem && matter.until === Number.POSITIVE_INFINITY)
    .map(({ subject, dueDay }) => ({
      problem,
      subject,
      rule: 'measure',
      dueOn: dateOf(dueDay),
      originalDueOn: dateOf(dueDay),
      dueInstant: new Date(midnight(dueDay + 1)).toISOString(),
      provisional: false,
      bearer: { kind: 'people', unit: 'east', person: 'handler', leader: 'leader' },
      explanation: { kind: 'stated', moves: [] },
    }));
