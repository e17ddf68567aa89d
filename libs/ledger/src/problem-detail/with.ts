/** The list with the entry that fits changed; as it was when none fits. */
export const changed = <Entry>(
  entries: readonly Entry[],
  fits: (entry: Entry) => boolean,
  change: (entry: Entry) => Entry,
): readonly Entry[] => entries.map((entry) => (fits(entry) ? change(entry) : entry));

/** The list with its last entry changed. */
export const lastChanged = <Entry>(
  entries: readonly Entry[],
  change: (entry: Entry) => Entry,
): readonly Entry[] => entries.map((entry, at) => (at === entries.length - 1 ? change(entry) : entry));
