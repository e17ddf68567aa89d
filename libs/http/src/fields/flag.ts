import { type FieldOptions, field } from './field.js';

/** true or false; in a query the words `true` and `false`, nothing else. */
export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      check: (value) => (typeof value === 'boolean' ? undefined : { rule: 'NotABoolean' }),
      schema: { type: 'boolean' },
      read: (text) => (text === 'true' ? true : text === 'false' ? false : text),
    },
    options,
  );
