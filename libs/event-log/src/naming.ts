/** The error; one that does not say which file it was about, as SQLite's never do, is given its `path`. */
export function named(path: string, error: unknown): unknown {
  if (error instanceof Error && !('path' in error)) Object.assign(error, { path });
  return error;
}

/** Does what is done with a file; an error of it is {@link named}. */
export function naming<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw named(path, error);
  }
}
