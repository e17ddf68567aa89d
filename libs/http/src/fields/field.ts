import 'reflect-metadata';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { registerDecorator } from 'class-validator';
import type { FieldCheck, FieldFault } from './field-fault.js';

/** What every field may say about itself. */
export interface FieldOptions {
  /** May be left out. `null` is a value, and never an accepted one. */
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

/** One kind of field: its rule, its schema, and how a query parameter becomes its value. */
export interface FieldKind {
  readonly check: FieldCheck;
  readonly schema: ApiPropertyOptions;
  /** Reads one query parameter; an unreadable one comes back as it is, for `check` to refuse. */
  readonly read?: (text: string) => unknown;
  /** A query may repeat it. */
  readonly list?: boolean;
  /** The DTO of the object that it holds, or of each object of its list. */
  readonly dto?: () => new () => object;
}

/** A field of one DTO class. */
export interface DeclaredField extends FieldKind {
  readonly optional: boolean;
}

const FIELDS = Symbol('fields');
const FAULT = /^(\w+)\n(-?\d*)\n(.*)$/s;

const write = ({ rule, params, item = -1 }: FieldFault): string =>
  `${rule}\n${item}\n${JSON.stringify(params ?? {})}`;

/** Reads back the fault that a field's validator wrote as its message. */
export function readFault(message: string): FieldFault | undefined {
  const [, rule, item, params] = FAULT.exec(message) ?? [];
  if (rule === undefined) return undefined;
  return {
    rule: rule as FieldFault['rule'],
    params: JSON.parse(params ?? '{}'),
    ...(item !== '-1' && { item: Number(item) }),
  };
}

/** The fields declared on a DTO class and its parents. */
export const fieldsOf = (dto: abstract new () => unknown): ReadonlyMap<string, DeclaredField> =>
  Reflect.getMetadata(FIELDS, dto.prototype) ?? new Map();

/**
 * Declares a field once for all three: validation (one class-validator rule, which keeps it cheap), OpenAPI,
 * and strict query strings.
 */
export function field(kind: FieldKind, options: FieldOptions = {}): PropertyDecorator {
  const { optional = false, description, example } = options;
  const check: FieldCheck = (value) =>
    value === undefined ? (optional ? undefined : { rule: 'Missing' }) : kind.check(value);
  return (prototype, property) => {
    const name = String(property);
    const fields = new Map<string, DeclaredField>(Reflect.getMetadata(FIELDS, prototype) ?? []);
    Reflect.defineMetadata(FIELDS, fields.set(name, { ...kind, check, optional }), prototype);
    ApiProperty({
      ...kind.schema,
      required: !optional,
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
    } as ApiPropertyOptions)(prototype, property);
    registerDecorator({
      name: 'field',
      target: prototype.constructor,
      propertyName: name,
      validator: {
        validate: (value) => check(value) === undefined,
        defaultMessage: (at) => write(check(at?.value) ?? { rule: 'Missing' }),
      },
    });
  };
}
