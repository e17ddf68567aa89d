import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { edgeProblem } from '../problem-details/edge-catalogue.js';
import type { FieldFault } from '../problem-details/problem-details.js';
import { fieldRules } from './rules.js';

const strict = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
} as const;

/** Holds a body against its DTO: every declared rule, and no field beyond. Nothing is converted. */
@Injectable()
export class StrictValidation implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type !== 'body' || !metatype || metatype === Object) return value;
    return validated(metatype, value ?? {}, 'FieldInvalid');
  }
}

/**
 * The value as an instance of its DTO.
 * @throws HttpProblem with a fault for each field
 */
export function validated<T extends object>(
  dto: Type<T>,
  value: unknown,
  code: 'FieldInvalid' | 'ParameterInvalid',
): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw edgeProblem(code, { errors: [fault('', 'NotAnObject')] });
  const instance = plainToInstance(dto, value);
  const errors = validateSync(instance, strict);
  if (errors.length > 0) throw edgeProblem(code, { errors: errors.flatMap((error) => faults(error, '')) });
  return instance;
}

function faults(error: ValidationError, path: string): readonly FieldFault[] {
  const pointer = `${path}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.keys(error.constraints ?? {}).map((rule) => fault(pointer, ruleName(rule)));
  // An object rule that failed already says it; what is inside would only repeat it.
  const inner = (error.children ?? []).flatMap((child) => faults(child, pointer));
  return own.length > 0 ? own.slice(0, 1) : inner;
}

const ruleName = (rule: string): string =>
  rule === 'whitelistValidation' ? 'UnknownField' : rule in fieldRules ? rule : 'NotAnObject';

function fault(pointer: string, rule: string): FieldFault {
  const texts = fieldRules[rule] ?? { zh: '不符合规则', en: 'breaks its rule' };
  return { pointer, code: rule, message: texts.zh, en: texts.en };
}
