/** Where time comes from for whoever waits: the host's timers, or a simulator's. */
export interface Timers {
  /** Calls once after so many milliseconds; gives what takes it back. */
  after(milliseconds: number, call: () => void): () => void;
}

/** The host's timers. They keep no process alive. */
export const hostTimers: Timers = {
  after(milliseconds, call) {
    const timer = setTimeout(call, Math.max(0, milliseconds));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
