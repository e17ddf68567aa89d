import type { ReportProgress } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import { openMeasureOf, someMeasureOpen } from './measure-gates.js';

export const reportProgress = rule<ReportProgress, Rectifying>({
  type: 'ReportProgress',
  allowed: ({ facts }, acting) => mayCorrect(facts, acting) ?? someMeasureOpen(facts),
  decide({ type: _, ...entry }, { facts }, { by }) {
    const standing = openMeasureOf(facts, entry.measure);
    if ('refused' in standing) return standing;
    if (!(entry.percent >= 0 && entry.percent <= 100)) return refuse('PercentOutOfRange', '/percent');
    return written(entry.done, '/done') ?? [{ type: 'ProgressReported', data: { ...entry, by } }];
  },
});
