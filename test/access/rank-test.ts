/** Of two samples: how often one of the second is larger than one of the first, and how likely so far from a half by chance. */
export interface RankTest {
  /** 0.5 where neither tends to be larger. */
  readonly superiority: number;
  /** Two-sided, by the normal approximation of Mann and Whitney's U with ties. */
  readonly p: number;
}

/** Compares two samples by ranks alone, so that a few stragglers decide nothing. */
export function rankTest(first: readonly number[], second: readonly number[]): RankTest {
  const all = [...first.map((value) => [value, 0] as const), ...second.map((value) => [value, 1] as const)];
  all.sort(([a], [b]) => a - b);
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.[0] === all[from]?.[0]) to += 1;
    const alike = to - from;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at += 1) ranks += (all[at]?.[1] ?? 0) * rank;
    ties += alike ** 3 - alike;
    from = to;
  }
  const [n, m] = [first.length, second.length];
  const u = ranks - (m * (m + 1)) / 2;
  const spread = Math.sqrt(((n * m) / 12) * (n + m + 1 - ties / ((n + m) * (n + m - 1))));
  const z = spread === 0 ? 0 : (u - (n * m) / 2) / spread;
  return { superiority: u / (n * m), p: 2 * (1 - normal(Math.abs(z))) };
}

/** The standard normal distribution (Abramowitz and Stegun 26.2.17, off by less than 1e-7). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
}
