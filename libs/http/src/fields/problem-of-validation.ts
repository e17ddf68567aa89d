import type { ValidationError } from 'class-validator';
import { edgeProblem } from '../problem-details/edge-problem.js';
import type { HttpProblem } from '../problem-details/http-problem.js';
import type { ProblemError } from '../problem-details/problem-details.js';
import { jsonPointer } from '../strict-json/json-pointer.js';
import { readFault } from './field.js';
import { errorOfFault, type FieldFault } from './field-fault.js';

const MOST_ERRORS = 50;

/** The rule behind one entry of class-validator; a field has one of ours, and what is not ours is unknown. */
function faultOf({ constraints = {} }: ValidationError): FieldFault | undefined {
  if (constraints.field !== undefined) return readFault(constraints.field);
  if (constraints.whitelistValidation !== undefined) return { rule: 'UnknownField' };
  return Object.keys(constraints).length > 0 ? { rule: 'NotAnObject' } : undefined;
}

type Found = Omit<ProblemError, 'message'>;

function collect(
  errors: readonly ValidationError[],
  path: readonly (string | number)[],
  found: Found[],
): void {
  for (const error of errors) {
    if (found.length >= MOST_ERRORS) return;
    const here = [...path, error.property];
    const fault = faultOf(error);
    if (fault) {
      const pointer = jsonPointer(fault.item === undefined ? here : [...here, fault.item]);
      found.push(errorOfFault(fault, { pointer }));
    } else collect(error.children ?? [], here, found);
  }
}

/** What class-validator found, as one 422 that names each field and rule; the first 50 of them. */
export function problemOfValidation(errors: readonly ValidationError[]): HttpProblem {
  const found: Found[] = [];
  collect(errors, [], found);
  const onlyUnknown = found.length > 0 && found.every(({ code }) => code === 'UnknownField');
  return edgeProblem(onlyUnknown ? 'UnknownField' : 'FieldInvalid', { errors: found });
}
