/** Small seeded generator (mulberry32): the same draws on every machine, so that a demo can be had again. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** Whole number, both ends included. */
  whole(least: number, most: number): number;
  /** True in so many of 100 cases. */
  percent(chance: number): boolean;
  /** @throws RangeError for an empty list */
  pick<T>(items: readonly T[]): T;
  /** In another order. */
  shuffled<T>(items: readonly T[]): readonly T[];
}

/** FNV-1a over the parts: near seeds give unlike draws. */
function hash(parts: readonly (string | number)[]): number {
  let value = 2_166_136_261;
  for (const character of parts.join('/')) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  return value >>> 0;
}

export function randomOf(...seed: readonly (string | number)[]): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    percent: (chance) => next() * 100 < chance,
    pick(items) {
      const found = items[whole(0, items.length - 1)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
    shuffled: (items) =>
      items
        .map((item) => ({ item, order: next() }))
        .sort((one, other) => one.order - other.order)
        .map(({ item }) => item),
  };
}
