import { Temporal } from 'temporal-polyfill';

/** Texts of the field rules, by the name that the decorators give to class-validator. */
export const fieldRules: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  UnknownField: { zh: '没有这个字段，或此字段只读', en: 'no such field, or it is read-only' },
  NotText: { zh: '应为文本，长度符合要求', en: 'must be text of the allowed length' },
  NotOneOf: { zh: '应为所列值之一', en: 'must be one of the listed values' },
  NotACode: { zh: '应为代码：字母、数字、下划线或连字符', en: 'must be a code of letters, digits, _ or -' },
  NotABoolean: { zh: '应为 true 或 false', en: 'must be true or false' },
  NotAWholeNumber: { zh: '应为范围内的整数', en: 'must be a whole number within its range' },
  NotANumber: { zh: '应为范围内的数值', en: 'must be a number within its range' },
  NotADate: { zh: '应为真实存在的日期 YYYY-MM-DD', en: 'must be a real date YYYY-MM-DD' },
  NotAnInstantOrDate: { zh: '应为日期或带时区的时刻', en: 'must be a date, or an instant with its offset' },
  NotAnId: { zh: '应为标识符（UUID）', en: 'must be an id (UUID)' },
  NotAnObject: { zh: '应为对象', en: 'must be an object' },
  NotAList: { zh: '应为列表，条数符合要求', en: 'must be a list with the allowed number of items' },
};

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A date that exists, from 1900 to 9998. */
export function isRealDate(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const parts = datePattern.exec(value);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1900 || year > 9998 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A real date, or an instant with `Z` or an offset. */
export function isInstantOrDate(value: unknown): value is string {
  if (isRealDate(value)) return true;
  if (typeof value !== 'string' || value.length > 40) return false;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return false;
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value);
