import { fillTemplate, type Params } from '../problem-details/fill-template.js';
import type { ProblemError } from '../problem-details/problem-details.js';
import { type FieldRule, fieldRules } from './field-rules.js';

/** The rule that a value breaks. */
export interface FieldFault {
  readonly rule: FieldRule;
  readonly params?: Params;
  /** Index of the item at fault, where the value is a list. */
  readonly item?: number;
}

/** Says which rule a present value breaks, if any; never throws, whatever the value is. */
export type FieldCheck = (value: unknown) => FieldFault | undefined;

/** A fault as an entry of `errors`, at a place in the body or in the query. */
export const errorOfFault = (
  { rule, params }: FieldFault,
  place: Pick<ProblemError, 'pointer' | 'parameter'>,
): Omit<ProblemError, 'message'> => ({
  ...place,
  code: rule,
  zh: fillTemplate(fieldRules[rule].zh, params),
  en: fillTemplate(fieldRules[rule].en, params),
});
