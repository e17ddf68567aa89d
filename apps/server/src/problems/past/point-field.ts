import { type FieldOptions, field } from '@xiaohao/http';
import { pointOf } from '@xiaohao/ledger';

/** A point in the past, as {@link pointOf} reads it. */
export const PointField = (options: FieldOptions): PropertyDecorator =>
  field(
    {
      check: (value) =>
        typeof value === 'string' && pointOf(value) !== undefined ? undefined : { rule: 'NotAPoint' },
      schema: { type: 'string', maxLength: 64 },
    },
    { example: '2026-06-30', ...options },
  );
