/** How long whatever is under way may take to end after a signal, milliseconds. */
const drainTime = 10_000;

const signals = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ends with 0 at a signal, at once: what is still starting has nothing to end in good order, and a start that is
 * killed loses nothing. @returns takes that back, before {@link stopOnSignals}
 */
export function endOnSignals(): () => void {
  const end = (): void => process.exit(0);
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

/** Closes at the first SIGTERM or SIGINT and ends with 0; with 1 when that fails or takes longer than it may. */
export function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of signals)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      // Keeps the process alive for so long, too, should nothing else.
      setTimeout(() => process.exit(1), drainTime);
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}
