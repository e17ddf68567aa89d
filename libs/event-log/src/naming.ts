/** Does what is done with a file; an error that does not say which it was about, as SQLite's never do, is given its `path`. */
export function naming<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && !('path' in error)) Object.assign(error, { path });
    throw error;
  }
}
