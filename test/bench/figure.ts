/** What one measurement gave. */
export interface Measured {
  readonly value: number;
  readonly unit: string;
  /** The rival or lower bound, measured in the same run, in the same unit. */
  readonly floor?: number;
  /** Facts that explain the figure: hit counts, sizes, machine limits. Printed beside it. */
  readonly notes?: Readonly<Record<string, number | string>>;
}

/** A figure that `npm run bench` prints: how it is measured and what it is held against. */
export interface Figure {
  readonly name: string;
  /** `ratio`: value / floor is held against the target; `value`: the value itself is. */
  readonly judged: 'ratio' | 'value';
  readonly better: 'higher' | 'lower';
  readonly target: number;
  measure(): Promise<Measured>;
}
