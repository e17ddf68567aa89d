import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type as TransformTo } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { isId, isInstantOrDate, isRealDate } from './rules.js';

/** What every field may say of itself. */
export interface FieldOptions {
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

interface Length {
  readonly min?: number;
  readonly max?: number;
}

interface Range {
  readonly min?: number;
  readonly max?: number;
}

const codePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** A rule and its place in the API's description, from one line, so that the two cannot part. */
function field(
  name: string,
  holds: (value: unknown) => boolean,
  api: ApiPropertyOptions,
  options: FieldOptions & { readonly each?: boolean },
): PropertyDecorator {
  const { optional = false, description, example, each = false } = options;
  return applyDecorators(
    ValidateBy({ name, validator: { validate: holds, defaultMessage: () => name } }, { each }),
    ...(optional ? [IsPresentOrAbsent()] : []),
    ApiProperty({
      required: !optional,
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { example }),
      ...(each ? { isArray: true } : {}),
      ...api,
    } as ApiPropertyOptions),
  );
}

/** Absent is fine; `null` is not the same as absent and fails the field's own rule. */
const IsPresentOrAbsent = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key);
  ValidateBy({ name: 'NotText', validator: { validate: (value) => value !== null } })(target, key);
};

const isText =
  ({ min = 1, max = 200 }: Length) =>
  (value: unknown): boolean =>
    typeof value === 'string' &&
    value.length <= max * 2 &&
    value.trim().length >= min &&
    [...value].length <= max;

/** Text of `min` to `max` characters (default 1-200), not blank. */
export const Text = (options: FieldOptions & Length = {}): PropertyDecorator =>
  field(
    'NotText',
    isText(options),
    { type: String, minLength: options.min ?? 1, maxLength: options.max ?? 200 },
    options,
  );

/** One of a closed list. */
export const OneOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    'NotOneOf',
    (value) => typeof value === 'string' && values.includes(value),
    { enum: [...values] },
    options,
  );

/** A code that campaign data defines. */
export const CodeText = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    'NotACode',
    (value) => typeof value === 'string' && codePattern.test(value),
    { type: String, pattern: codePattern.source },
    options,
  );

export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field('NotABoolean', (value) => typeof value === 'boolean', { type: Boolean }, options);

const within = (
  { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER }: Range,
  value: unknown,
): boolean => typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max;

export const Whole = (options: FieldOptions & Range = {}): PropertyDecorator =>
  field(
    'NotAWholeNumber',
    (value) => within(options, value) && Number.isInteger(value),
    { type: 'integer', ...range(options) },
    options,
  );

export const Num = (options: FieldOptions & Range = {}): PropertyDecorator =>
  field('NotANumber', (value) => within(options, value), { type: Number, ...range(options) }, options);

const range = ({ min, max }: Range): ApiPropertyOptions => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
});

/** `YYYY-MM-DD`, a day that exists. */
export const DateField = (options: FieldOptions = {}): PropertyDecorator =>
  field('NotADate', isRealDate, { type: String, format: 'date' }, options);

/** A date, or an instant with its offset. */
export const InstantOrDate = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    'NotAnInstantOrDate',
    isInstantOrDate,
    { type: String, example: '2026-06-30T09:00:00+08:00' },
    options,
  );

export const IdField = (options: FieldOptions = {}): PropertyDecorator =>
  field('NotAnId', isId, { type: String, format: 'uuid' }, options);

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with fields of its own. */
export const Nested = (type: () => Type, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(field('NotAnObject', isObject, { type }, options), ValidateNested(), TransformTo(type));

interface ListSize {
  readonly minItems?: number;
  readonly maxItems?: number;
}

function list(items: PropertyDecorator, options: FieldOptions & ListSize): PropertyDecorator {
  const { minItems = 0, maxItems = 100 } = options;
  const sized = ValidateBy({
    name: 'NotAList',
    validator: {
      validate: (value) => Array.isArray(value) && value.length >= minItems && value.length <= maxItems,
      defaultMessage: () => 'NotAList',
    },
  });
  return applyDecorators(items, sized);
}

export const ListOfTexts = (options: FieldOptions & Length & ListSize = {}): PropertyDecorator =>
  list(field('NotText', isText(options), { type: String }, { ...options, each: true }), options);

export const ListOfIds = (options: FieldOptions & ListSize = {}): PropertyDecorator =>
  list(field('NotAnId', isId, { type: String, format: 'uuid' }, { ...options, each: true }), options);

export const ListOfCodes = (
  values: readonly string[],
  options: FieldOptions & ListSize = {},
): PropertyDecorator =>
  list(
    field(
      'NotOneOf',
      (value) => typeof value === 'string' && values.includes(value),
      { enum: [...values] },
      { ...options, each: true },
    ),
    options,
  );

export const ListOf = (type: () => Type, options: FieldOptions & ListSize = {}): PropertyDecorator =>
  list(
    applyDecorators(
      field('NotAnObject', isObject, { type }, { ...options, each: true }),
      ValidateNested({ each: true }),
      TransformTo(type),
    ),
    options,
  );
