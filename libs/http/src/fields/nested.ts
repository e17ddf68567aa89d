import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { type FieldOptions, field } from './field.js';
import type { FieldCheck } from './field-fault.js';

/** A DTO class, behind a function so that classes may name each other. */
export type DtoClass = () => new () => object;

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectCheck: FieldCheck = (value) => (isObject(value) ? undefined : { rule: 'NotAnObject' });

/** An object with the fields of another DTO. */
export const Nested =
  (dto: DtoClass, options: FieldOptions = {}): PropertyDecorator =>
  (prototype, property) => {
    // Swagger knows a class that is named later by the function's own name, `type`: hence no bare `dto`.
    field({ check: objectCheck, schema: { type: () => dto() }, dto }, options)(prototype, property);
    Type(dto)(prototype, property);
    ValidateNested()(prototype, property);
  };
