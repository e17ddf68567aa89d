const parent = process.ppid;

/** How often it is looked for, in ms. */
const interval = 500;

/**
 * Calls `end` when the npm that ran this script under a name is gone: npm passes on the signals that it gets, but
 * SIGKILL gets none. A script that was started otherwise is left alone, whatever becomes of its parent.
 */
export function whenNpmIsGone(name, end) {
  if (process.env.npm_lifecycle_event !== name) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, interval);
  watch.unref();
}
