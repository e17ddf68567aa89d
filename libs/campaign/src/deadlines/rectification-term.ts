import type { DeadlineRules, RectificationTerm } from './deadline-rules.js';

/** The term that a campaign sets for problems of this handling and severity; undefined where it sets none. */
export const rectificationTerm = (
  { rectification }: DeadlineRules,
  { handling, severity }: { readonly handling: string; readonly severity: string },
): RectificationTerm | undefined =>
  rectification.find(
    (term) => term.handling === handling && (term.severity === undefined || term.severity === severity),
  );
