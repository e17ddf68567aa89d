import { type FieldOptions, field } from './field.js';
import type { FieldCheck } from './field-fault.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A UUID in its one written form: lower case, since ids are compared as text. */
export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

export const idCheck: FieldCheck = (value) => (isId(value) ? undefined : { rule: 'NotAnId' });

export const idSchema = { type: 'string', format: 'uuid', pattern: UUID.source } as const;

/** The id of something: a lower-case UUID. */
export const IdField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ check: idCheck, schema: idSchema }, options);
