import { edgeProblem } from '../problem-details/edge-problem.js';
import type { EdgeCode } from '../problem-details/edge-refusals.js';
import type { ProblemError } from '../problem-details/problem-details.js';
import { textFault } from '../strict-json/text-fault.js';
import { type DeclaredField, fieldsOf } from './field.js';
import { errorOfFault, type FieldFault } from './field-fault.js';
import type { QueryTexts } from './parse-query.js';
import { withoutAbsent } from './without-absent.js';

function unfit(text: string): FieldFault | undefined {
  const fault = textFault(text);
  return fault && { rule: 'UnfitCharacter', params: { codePoint: fault.codePoint } };
}

const normal = (text: string): string => text.normalize('NFC');

/** The value of one parameter, or why it has none. */
function readParameter(
  { check, list, read = normal }: DeclaredField,
  given: string | readonly string[],
): { readonly value: unknown } | FieldFault {
  const texts = typeof given === 'string' ? [given] : given;
  if (!list && texts.length > 1) return { rule: 'RepeatedParameter' };
  for (const text of texts) {
    const fault = unfit(text);
    if (fault) return fault;
  }
  const value = list ? texts.map(read) : read(texts[0] ?? '');
  return check(value) ?? { value };
}

const codeOf = (errors: readonly { readonly code: string }[]): EdgeCode => {
  const all = (code: string) => errors.every((error) => error.code === code);
  if (all('UnknownParameter')) return 'UnknownParameter';
  return all('RepeatedParameter') ? 'RepeatedParameter' : 'ParameterInvalid';
};

/**
 * Reads the query as an instance of `Dto`, whose fields are declared with this room's decorators: texts become
 * the declared types and nothing else. Throws 400 for unknown, repeated (unless a list) and invalid ones.
 */
export function readQuery<T extends object>(given: QueryTexts, Dto: new () => T): T {
  const fields = fieldsOf(Dto);
  const errors: Omit<ProblemError, 'message'>[] = [];
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(given).slice(0, 50))
    if (!fields.has(name)) errors.push(errorOfFault({ rule: 'UnknownParameter' }, { parameter: name }));
  for (const [name, declared] of fields) {
    const texts = given[name];
    const found = texts === undefined ? declared.check(undefined) : readParameter(declared, texts);
    if (found === undefined) continue;
    if ('rule' in found) errors.push(errorOfFault(found, { parameter: name }));
    else values[name] = found.value;
  }
  if (errors.length > 0) throw edgeProblem(codeOf(errors), { errors });
  return Object.assign(withoutAbsent(new Dto()), values);
}

/** A single parameter that a handler takes by name. */
export function readOneParameter(name: string, given: unknown): unknown {
  const fault: FieldFault | undefined = Array.isArray(given)
    ? { rule: 'RepeatedParameter' }
    : typeof given === 'string'
      ? unfit(given)
      : undefined;
  if (fault) {
    const errors = [errorOfFault(fault, { parameter: name })];
    throw edgeProblem(codeOf(errors), { errors });
  }
  return given;
}
