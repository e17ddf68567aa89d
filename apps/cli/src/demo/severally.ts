/** So many requests are on their way at once; more would only wait in the server's queue. */
const atOnce = 8;

/** Runs an errand for every item, a few at a time. The first failure ends it, once those under way are done. */
export async function severally<T>(items: readonly T[], errand: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const faults: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      if (faults.length > 0) return;
      await errand(item).catch((fault: unknown) => void faults.push(fault));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (faults.length > 0) throw faults[0];
}
