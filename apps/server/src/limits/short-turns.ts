import type { FastifyInstance } from 'fastify';
import { mayChange } from './asks-by-post.js';

/** How long work is begun in one turn of the event loop, milliseconds. */
const longest = 2;

/**
 * Begins work for a short while of each turn of the event loop. Commands that arrive together would otherwise all be
 * worked off in one turn, and none of them would be on its way to the log, or back to who asked, before the last was.
 */
export class ShortTurns {
  readonly #waiting: (() => void)[] = [];
  #planned = false;

  /** @param now milliseconds that only go forward */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Begins it in this turn's rest or a later one, in the order in which it was given; what one throws stops no other. */
  begin(work: () => void): void {
    this.#waiting.push(work);
    this.#plan();
  }

  #plan(): void {
    if (this.#planned || this.#waiting.length === 0) return;
    this.#planned = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#planned = false;
    const end = this.now() + longest;
    try {
      do this.#waiting.shift()?.();
      while (this.#waiting.length > 0 && this.now() < end);
    } finally {
      this.#plan();
    }
  }
}

/** Requests that may change something begin in short turns; reads are answered by other threads. */
export function beginInShortTurns(fastify: FastifyInstance): void {
  const turns = new ShortTurns();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (mayChange(request)) turns.begin(done);
    else done();
  });
}
