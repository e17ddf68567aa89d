import { edgeProblem } from '../problem-details/edge-catalogue.js';
import type { FieldFault } from '../problem-details/problem-details.js';
import { forbiddenCharacter } from '../strict-body/forbidden-characters.js';
import { isId, isRealDate } from './rules.js';

interface Rule<T> {
  read(texts: readonly string[]): T | undefined;
  readonly zh: string;
  readonly en: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const one =
  <T>(read: (text: string) => T | undefined) =>
  (texts: readonly string[]): T | undefined =>
    texts.length === 1 ? read(texts[0] ?? '') : undefined;

/** The kinds of query parameters. Each reads text strictly; nothing is guessed. */
export const param = {
  id: (): Rule<string> => ({
    read: one((text) => (isId(text) ? text : undefined)),
    zh: '应为标识符（UUID），只能出现一次',
    en: 'must be one id (UUID)',
    schema: { type: 'string', format: 'uuid' },
  }),
  date: (): Rule<string> => ({
    read: one((text) => (isRealDate(text) ? text : undefined)),
    zh: '应为日期 YYYY-MM-DD，只能出现一次',
    en: 'must be one date YYYY-MM-DD',
    schema: { type: 'string', format: 'date' },
  }),
  code: (): Rule<string> => ({
    read: one((text) => (/^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : undefined)),
    zh: '应为代码，只能出现一次',
    en: 'must be one code',
    schema: { type: 'string' },
  }),
  text: (max: number): Rule<string> => ({
    read: one((text) =>
      text.trim() !== '' && [...text].length <= max && forbiddenCharacter(text) === undefined
        ? text.normalize('NFC')
        : undefined,
    ),
    zh: `应为 1 至 ${max} 个字符，只能出现一次`,
    en: `must be 1 to ${max} characters, once`,
    schema: { type: 'string', minLength: 1, maxLength: max },
  }),
  whole: (min: number, max: number): Rule<number> => ({
    read: one((text) =>
      /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined,
    ),
    zh: `应为 ${min} 至 ${max} 的整数，只能出现一次`,
    en: `must be one whole number from ${min} to ${max}`,
    schema: { type: 'integer', minimum: min, maximum: max },
  }),
  flag: (): Rule<boolean> => ({
    read: one((text) => (text === 'true' ? true : text === 'false' ? false : undefined)),
    zh: '应为 true 或 false，只能出现一次',
    en: 'must be true or false, once',
    schema: { type: 'boolean' },
  }),
  oneOf: <T extends string>(values: readonly T[]): Rule<T> => ({
    read: one((text) => values.find((value) => value === text)),
    zh: `应为其一：${values.join('、')}`,
    en: `must be one of ${values.join(', ')}`,
    schema: { type: 'string', enum: values },
  }),
  /** `stage=closed,filed` */
  someOf: <T extends string>(values: readonly T[]): Rule<readonly T[]> => ({
    read: one((text) => {
      const parts = text.split(',');
      const found = parts.flatMap((part) => values.filter((value) => value === part));
      return found.length === parts.length && new Set(parts).size === parts.length ? found : undefined;
    }),
    zh: `应为以逗号分隔的若干值：${values.join('、')}`,
    en: `must be some of ${values.join(', ')}, separated by commas`,
    schema: { type: 'string', description: `Comma-separated: ${values.join(', ')}` },
  }),
} as const;

export type Params = Readonly<Record<string, Rule<unknown>>>;
export type ReadParams<P extends Params> = {
  readonly [K in keyof P]?: P[K] extends Rule<infer T> ? T : never;
};

/**
 * Reads a query string by its declaration: unknown names, repeated names and ill-formed values are refused.
 * @throws HttpProblem 400 with a fault for each parameter
 */
export function readQuery<P extends Params>(
  declared: P,
  query: Readonly<Record<string, unknown>>,
): ReadParams<P> {
  const faults: FieldFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(query)) {
    const rule = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!rule) {
      faults.push({
        pointer: name.slice(0, 60),
        code: 'UnknownParameter',
        message: '没有这个查询参数',
        en: 'no such parameter',
      });
      continue;
    }
    const texts = (Array.isArray(given) ? given : [given]).map(String);
    const value = rule.read(texts);
    if (value === undefined)
      faults.push({ pointer: name, code: 'ParameterInvalid', message: rule.zh, en: rule.en });
    else values[name] = value;
  }
  if (faults.length > 0) throw edgeProblem('ParameterInvalid', { errors: faults.slice(0, 50) });
  return values as ReadParams<P>;
}
