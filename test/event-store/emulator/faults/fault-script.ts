import type { FaultPoint, FaultRule } from './fault-rule.js';

interface ActiveRule {
  readonly rule: FaultRule;
  readonly fits: (stream: string) => boolean;
  toPass: number;
  left: number;
  struck: number;
}

/** The rules that hold now. */
export class FaultScript {
  private readonly rules: ActiveRule[] = [];
  private readonly stalled = new Set<() => void>();

  add(rules: readonly FaultRule[]): void {
    for (const rule of rules)
      this.rules.push({
        rule,
        fits: fitting(rule.stream),
        toPass: rule.after ?? 0,
        left: rule.times ?? Number.POSITIVE_INFINITY,
        struck: 0,
      });
  }

  /** Takes all rules away and lets go on what is stalled. */
  clear(): void {
    this.rules.length = 0;
    for (const goOn of this.stalled) goOn();
    this.stalled.clear();
  }

  /** The rules with how often each has struck. */
  report(): readonly (FaultRule & { readonly struck: number })[] {
    return this.rules.map(({ rule, struck }) => ({ ...rule, struck }));
  }

  /** The rule that strikes here, if any; it counts as having struck. */
  take(call: FaultPoint, stream: string): FaultRule | undefined {
    for (const active of this.rules) {
      if (active.rule.call !== call || active.left === 0 || !active.fits(stream)) continue;
      if (active.toPass > 0) {
        active.toPass -= 1;
        continue;
      }
      active.left -= 1;
      active.struck += 1;
      return active.rule;
    }
    return undefined;
  }

  /** Until the rules are cleared. */
  untilCleared(): Promise<void> {
    return new Promise((resolve) => this.stalled.add(resolve));
  }
}

function fitting(pattern: string | undefined): (stream: string) => boolean {
  if (pattern === undefined) return () => true;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 'su');
  return (stream) => expression.test(stream);
}
