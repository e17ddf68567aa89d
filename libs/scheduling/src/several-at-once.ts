/** Calls for every item, at most so many at once; resolves when all have ended. The call must not reject. */
export async function severalAtOnce<T>(
  items: readonly T[],
  most: number,
  call: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await call(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
}
