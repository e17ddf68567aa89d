import { type FieldOptions, field } from './field.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const MONTH = String.raw`^\d{4}-(0[1-9]|1[0-2])$`;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that the Gregorian calendar has, 1900-01-01 to 9998-12-31, written YYYY-MM-DD. */
export function isRealDate(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [year = 0, month = 0, day = 0] = (DATE.exec(value)?.slice(1) ?? []).map(Number);
  if (year < 1900 || year > 9998) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && isRealDate(INSTANT.exec(value)?.[1]);

/** A date, `YYYY-MM-DD`; no time, no zone: the campaign says the zone. */
export const DateField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      check: (value) => (isRealDate(value) ? undefined : { rule: 'NotADate' }),
      schema: { type: 'string', format: 'date' },
    },
    options,
  );

const isRealMonth = (value: unknown): boolean => typeof value === 'string' && isRealDate(`${value}-01`);

/** A month, `YYYY-MM`, of the years that a date may have. */
export const MonthField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      check: (value) => (isRealMonth(value) ? undefined : { rule: 'NotAMonth' }),
      schema: { type: 'string', pattern: MONTH },
    },
    options,
  );

/** A date, or an ISO 8601 instant with `Z` or an offset, seconds written. */
export const InstantOrDate = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      check: (value) => (isRealDate(value) || isInstant(value) ? undefined : { rule: 'NotAnInstant' }),
      schema: { type: 'string', oneOf: [{ format: 'date' }, { format: 'date-time' }] },
    },
    options,
  );
