import type { Hash } from '@xiaohao/integrity';
import type { Place } from './finding.js';
import { Lookahead } from './lookahead.js';

/** An event of the log and its leaf; none where its bytes are no event's. */
export interface ReadLeaf {
  readonly event: Place;
  readonly leaf: Hash | undefined;
}

/** One place where the two differ: what stands in the log there, and what was signed there; at least one of them. */
export interface Difference {
  readonly index: number;
  readonly read?: ReadLeaf;
  readonly signed?: Hash;
  /** The log has ended: everything signed from `index` on, up to this size, is not there. */
  readonly until?: number;
}

/** How far the two sequences may have slipped against each other and still be brought together again. */
const window = 64;

const same = (one: Hash | undefined, other: Hash | undefined): boolean =>
  one !== undefined && other !== undefined && one.equals(other);

/**
 * Holds the log's leaves against those that were signed, in order and as they come, and says of every difference where
 * it is. After a difference it finds the next place from which both agree again; where none is near, events count as
 * altered one by one.
 */
export class LeafComparison {
  #come: readonly ReadLeaf[] = [];
  #next = 0;
  #pushed = 0;
  readonly #here: Lookahead<ReadLeaf>;
  readonly #there: Lookahead<Hash>;

  constructor(signed: Iterator<Hash>) {
    this.#here = new Lookahead({ next: () => this.#step() });
    this.#there = new Lookahead(signed);
  }

  /** The next leaves of the log. Differences near the end of what has come are told when more does. */
  take(leaves: readonly ReadLeaf[]): Generator<Difference> {
    this.#come = this.#next === this.#come.length ? leaves : [...this.#come.slice(this.#next), ...leaves];
    this.#next = 0;
    this.#pushed += leaves.length;
    return this.#compare(false);
  }

  /** The log has ended. */
  end(): Generator<Difference> {
    return this.#compare(true);
  }

  #step(): IteratorResult<ReadLeaf> {
    const value = this.#come[this.#next];
    if (value === undefined) return { done: true, value };
    this.#next += 1;
    return { done: false, value };
  }

  *#compare(ended: boolean): Generator<Difference> {
    const here = this.#here;
    const there = this.#there;
    while (ended || this.#pushed - here.taken > window + 2) {
      const event = here.peek(0);
      const leaf = there.peek(0);
      // What came after the last signed leaf is not signed yet: that is no difference.
      if (leaf === undefined) {
        while (here.take() !== undefined);
        return;
      }
      if (event === undefined) {
        const index = there.taken;
        while (there.take() !== undefined);
        yield { index, until: there.taken };
        return;
      }
      if (same(event.leaf, leaf)) {
        here.take();
        there.take();
        continue;
      }
      yield* differences(here, there, meeting(here, there));
    }
  }
}

/** How many to pass over on either side until both agree for two in a row: as few as can be, evenly if that is so. */
function meeting(
  here: Lookahead<ReadLeaf>,
  there: Lookahead<Hash>,
): { readonly a: number; readonly b: number } {
  const agree = (a: number, b: number): boolean =>
    there.peek(b) === undefined ? a === b || !here.peek(a) : same(here.peek(a)?.leaf, there.peek(b));
  for (let sum = 1; sum <= 2 * window; sum += 1)
    for (let apart = sum % 2; apart <= Math.min(sum, window); apart += 2)
      for (const a of apart === 0 ? [sum / 2] : [(sum + apart) / 2, (sum - apart) / 2]) {
        const b = sum - a;
        if (
          a <= window &&
          b <= window &&
          agree(a, b) &&
          (there.peek(b) === undefined || agreesNext(a + 1, b + 1))
        )
          return { a, b };
      }
  return { a: window, b: window };

  // Past the last signed leaf anything may follow.
  function agreesNext(a: number, b: number): boolean {
    return there.peek(b) === undefined || agree(a, b);
  }
}

function* differences(
  here: Lookahead<ReadLeaf>,
  there: Lookahead<Hash>,
  { a, b }: { readonly a: number; readonly b: number },
): Generator<Difference> {
  const index = there.taken;
  for (let at = 0; at < Math.max(a, b); at += 1) {
    const read = at < a ? here.take() : undefined;
    const signed = at < b ? there.take() : undefined;
    if (same(read?.leaf, signed) || (read === undefined && signed === undefined)) continue;
    yield { index: index + at, ...(read ? { read } : {}), ...(signed ? { signed } : {}) };
  }
}
