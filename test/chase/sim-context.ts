import { defaultDeadlineRules } from '@xiaohao/campaign';
import type { ChaseContext } from '@xiaohao/chase';
import { dateOf, dayAt } from './days.js';

type Told = Pick<ChaseContext, 'by' | 'problem' | 'obligations' | 'calendar' | 'organisation' | 'idOf'> & {
  /** Epoch milliseconds. */
  readonly at: number;
};

/** What a decision of the simulated house is taken on. */
export const simContext = ({ at, ...told }: Told): ChaseContext => ({
  ...told,
  now: new Date(at).toISOString(),
  today: dateOf(dayAt(at)),
  campaign: 'c1',
  zone: 'Asia/Shanghai',
  unit: 'east',
  rules: defaultDeadlineRules,
  rulesVersion: 1,
  panel: [],
});
