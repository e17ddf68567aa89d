type Json = unknown;
type Path = readonly (string | number)[];

/** Every place in a JSON value, with the value there. */
export function placesIn(
  value: Json,
  path: Path = [],
): readonly { readonly path: Path; readonly value: Json }[] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, one]) =>
          placesIn(one, [...path, Array.isArray(value) ? Number(name) : name]),
        )
      : [];
  return [{ path, value }, ...below];
}

/** The value with the one at a path made anew; `undefined` takes it away. */
export function changedAt(value: Json, path: Path, change: (old: Json) => Json): Json {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  if (Array.isArray(value))
    return value.flatMap((one, at) => {
      if (at !== first) return [one];
      const next = changedAt(one, rest, change);
      return next === undefined ? [] : [next];
    });
  const members = Object.entries(value as object).map(([name, one]) => [
    name,
    name === first ? changedAt(one, rest, change) : one,
  ]);
  return Object.fromEntries(members.filter(([, one]) => one !== undefined));
}

/** A value that is nearly the same: one character or bit of it is another, or it is gone, doubled or of another kind. */
export function spoil(value: Json, how: number, where: number): Json {
  if (how === 0) return undefined;
  if (how === 1) return null;
  if (typeof value === 'number') return how === 2 ? value + 1 : how === 3 ? value - 1 : String(value);
  if (Array.isArray(value)) return how === 2 ? [...value].reverse() : [...value, ...value.slice(0, 1)];
  if (typeof value !== 'string') return how === 2 ? '' : 0;
  const at = where % (value.length + 1);
  if (how === 2) return value.slice(0, at) + value.slice(at + 1);
  if (how === 3) return `${value.slice(0, at)}0${value.slice(at)}`;
  const code = value.charCodeAt(at % Math.max(1, value.length)) ^ (1 << (where % 5));
  return value.slice(0, at) + String.fromCharCode(Number.isNaN(code) ? 48 : code) + value.slice(at + 1);
}
