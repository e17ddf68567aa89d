/** What a run has met; the counts decide nothing, what was found does. */
export class Tally {
  readonly found: string[] = [];
  readonly met = new Map<string, Set<string>>();
  pairs = 0;
  /** Answered at once as done. */
  done = 0;
  /** 503 with the fate open, settled by the same request afterwards. */
  open = 0;
  /** Of those that were open: it stood already. */
  stood = 0;
  /** Of those that were open: given up, and asked for under another key instead. */
  givenUp = 0;
  /** Somebody else was faster: refused. */
  overtaken = 0;
  /** Somebody else was faster: decided again. */
  decidedAgain = 0;
  /** Pairs in which no rule of the fault struck before the answer. */
  missed = 0;
  /** Answers that took longer than three seconds. */
  slow: string[] = [];
  slowestMs = 0;

  pair(command: string, fault: string): void {
    this.pairs += 1;
    this.met.set(command, (this.met.get(command) ?? new Set()).add(fault));
  }

  took(pair: string, ms: number): void {
    this.slowestMs = Math.max(this.slowestMs, Math.round(ms));
    if (ms > 3_000) this.slow.push(`${pair} ${Math.round(ms)} ms`);
  }

  report(): object {
    const { found, met, slow, ...counts } = this;
    return {
      ...counts,
      slow: slow.length,
      slowOnes: slow.slice(0, 20),
      commands: met.size,
      found: found.length,
    };
  }
}
