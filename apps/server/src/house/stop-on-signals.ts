/** How long whatever is under way may take to end after a signal, milliseconds. */
const drainTime = 10_000;

/** Closes at the first SIGTERM or SIGINT and ends with 0; with 1 when that fails or takes longer than it may. */
export function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
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
