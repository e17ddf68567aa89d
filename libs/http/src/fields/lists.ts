import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { codeCheck } from './code.js';
import { codeTextCheck } from './code-text.js';
import { type FieldKind, field } from './field.js';
import type { FieldCheck } from './field-fault.js';
import { idCheck, idSchema } from './id-field.js';
import { type ListOptions, listBounds, listCheck } from './list-check.js';
import { type DtoClass, objectCheck } from './nested.js';
import { type TextOptions, textCheck } from './text.js';

type Items = { readonly type: string } & Readonly<Record<string, unknown>>;

const listOf = (item: FieldCheck, items: Items, options: ListOptions, distinct: boolean): FieldKind => ({
  check: listCheck(item, options, distinct),
  schema: { type: 'array', items, ...listBounds(options), ...(distinct && { uniqueItems: true }) },
  list: true,
});

/** Texts in the order given; `min`, `max` and `multiline` are those of each text. */
export const ListOfTexts = (options: ListOptions & TextOptions = {}): PropertyDecorator => {
  const items = { type: 'string', minLength: options.min ?? 1, maxLength: options.max ?? 200 };
  return field(listOf(textCheck(options), items, options, false), options);
};

/** Ids, each at most once. */
export const ListOfIds = (options: ListOptions = {}): PropertyDecorator =>
  field(listOf(idCheck, idSchema, options, true), options);

/** Codes of a closed list, each at most once. */
export const ListOfCodes = (codes: readonly string[], options: ListOptions = {}): PropertyDecorator =>
  field(listOf(codeCheck(codes), { type: 'string', enum: [...codes] }, options, true), options);

/** Codes of an open list, each at most once. */
export const ListOfCodeTexts = (options: ListOptions = {}): PropertyDecorator =>
  field(listOf(codeTextCheck({}), { type: 'string', maxLength: 64 }, options, true), options);

/** Objects with the fields of another DTO. */
export const ListOfNested =
  (dto: DtoClass, options: ListOptions = {}): PropertyDecorator =>
  (prototype, property) => {
    const check = listCheck(objectCheck, options, false);
    const schema = { type: () => dto(), isArray: true, ...listBounds(options) };
    field({ check, schema, dto }, options)(prototype, property);
    Type(dto)(prototype, property);
    ValidateNested({ each: true })(prototype, property);
  };
