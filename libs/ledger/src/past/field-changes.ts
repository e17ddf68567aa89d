/**
 * One field before and after. `pointer` is a JSON pointer (RFC 6901) in which an entry of a list is named by its own
 * id, so that it stays the same when others come and go. What is absent was not there.
 */
export interface FieldChange {
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** By what the entries of lists are told apart; the first that all entries have. */
const names = [
  'measure',
  'evidence',
  'cause',
  'objection',
  'revisit',
  'closingNumber',
  'round',
  'step',
  'revision',
] as const;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list whose entries have ids, as an object by them; undefined for any other list. */
function byName(list: readonly unknown[]): Fields | undefined {
  if (!list.every(isFields)) return undefined;
  const name = names.find((one) => list.every((entry) => one in entry));
  if (name === undefined) return undefined;
  const entries = list.map((entry) => [String(entry[name]), entry] as const);
  return new Set(entries.map(([key]) => key)).size === list.length ? Object.fromEntries(entries) : undefined;
}

function fieldsOf(value: unknown): Fields | undefined {
  if (Array.isArray(value)) return byName(value);
  return isFields(value) ? value : undefined;
}

/** Nothing has been said yet: that a field begins so is no change. */
const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Every field in which two documents differ, in the order of the later one. */
export function fieldChanges(before: unknown, after: unknown, pointer = ''): readonly FieldChange[] {
  if (before === after || (before === undefined && isBlank(after))) return [];
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (was && is) {
    const keys = new Set([...Object.keys(is), ...Object.keys(was)]);
    return [...keys].flatMap((key) => fieldChanges(was[key], is[key], `${pointer}/${escaped(key)}`));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      pointer,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}
