interface OfAKind {
  readonly kind: string;
}

/** What an object of each kind has besides the kind itself. */
export type KindMembers<T extends OfAKind> = {
  readonly [K in T['kind']]: readonly Exclude<keyof Extract<T, { kind: K }>, 'kind'>[];
};

/** What an object says and only one of another kind has, in the order in which it says it. */
export function foreignMembers<T extends OfAKind>(
  membersOf: Readonly<Record<string, readonly PropertyKey[]>>,
  value: T,
): readonly string[] {
  const own = membersOf[value.kind] ?? [];
  return Object.entries(value).flatMap(([name, said]) =>
    name === 'kind' || own.includes(name) || said === undefined ? [] : [name],
  );
}

/** The object without that; itself where there is nothing of the sort. */
export function withoutForeign<T extends OfAKind>(
  membersOf: Readonly<Record<string, readonly PropertyKey[]>>,
  value: T,
): T {
  const foreign = foreignMembers(membersOf, value);
  if (foreign.length === 0) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !foreign.includes(name)),
  ) as unknown as T;
}
