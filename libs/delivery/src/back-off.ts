const minute = 60_000;

/** How long is waited after each failed try: within the first hour often, then for days. */
const waits: readonly number[] = [1, 5, 30, 120, 360, 720, 1_440, 1_440, 1_440].map((n) => n * minute);

/** Milliseconds until the next try after so many failed ones; null: it is given up. */
export const retryAfter = (tries: number): number | null => waits[tries - 1] ?? null;
