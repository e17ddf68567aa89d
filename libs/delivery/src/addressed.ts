/**
 * Ids that were seen, for good, as sorted runs, each longer than the next one. Adding one takes in the runs at the end
 * that are no longer than what it has become by then: over n ids each is copied log n times, and not n times. Plain
 * JSON.
 */
export type IdRuns = readonly (readonly string[])[];

const merged = (one: readonly string[], other: readonly string[]): readonly string[] => {
  const ids: string[] = [];
  let a = 0;
  let b = 0;
  for (;;) {
    const left = one[a];
    const right = other[b];
    if (left === undefined) return [...ids, ...other.slice(b)];
    if (right === undefined) return [...ids, ...one.slice(a)];
    if (left < right) a += 1;
    else b += 1;
    ids.push(left < right ? left : right);
  }
};

export function withId(runs: IdRuns, id: string): IdRuns {
  let run: readonly string[] = [id];
  let kept = runs.length;
  for (let last = runs[kept - 1]; last !== undefined && last.length <= run.length; last = runs[kept - 1]) {
    run = merged(last, run);
    kept -= 1;
  }
  return [...runs.slice(0, kept), run];
}

const isIn = (run: readonly string[], id: string): boolean => {
  let from = 0;
  let to = run.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((run[middle] ?? '') < id) from = middle + 1;
    else to = middle;
  }
  return run[from] === id;
};

export const hasId = (runs: IdRuns, id: string): boolean => runs.some((run) => isIn(run, id));
