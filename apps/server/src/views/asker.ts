import { EventUnreadable, LogDamaged, LogUnavailable } from '@xiaohao/event-log';
import {
  InvalidCursor,
  InvalidQuery,
  type QueryName,
  type QueryParams,
  type QueryResult,
  slowQueries,
} from '@xiaohao/ledger';
import { type Fault, Thread } from '../threads/thread.js';
import type { QueryRequest, QueryThreadData } from './messages.js';
import { ViewsNotReady } from './views-not-ready.js';

/** The errors of the ledger's own and of the log's events, made anew on this side. */
export function errorOf({ name, message, field, rule, stream, revision, reason, file }: Fault): Error {
  if (name === 'InvalidCursor') return new InvalidCursor(message);
  if (name === 'InvalidQuery') return new InvalidQuery(field ?? '', rule ?? message);
  if (name === 'EventUnreadable') return new EventUnreadable(stream ?? '', revision ?? '', reason);
  if (name === 'LogDamaged') return new LogDamaged(file ?? '', reason ?? message);
  if (name === 'LogUnavailable') return new LogUnavailable(message);
  return Object.assign(new Error(message), { name });
}

/** Threads for what must be quick: with two, one slow answer does not hold up all that come after it. */
const quickThreads = 2;

/**
 * Threads that read: some for what must be quick, one for what may be slow. They begin when they are first needed, so
 * that a start does not wait for them, and another one begins in place of one that died.
 */
export class Asker {
  #quick: Thread<QueryRequest>[] = [];
  #slow: Thread<QueryRequest> | undefined;
  #closed = false;

  constructor(private data: QueryThreadData) {}

  /** Begins the first thread, which else the first question would wait for. */
  warmUp(): void {
    if (!this.#closed && this.#quick.length === 0) this.#another();
  }

  async ask<Name extends QueryName>(query: Name, params: QueryParams<Name>): Promise<QueryResult<Name>> {
    return (await this.#of(query).ask({ kind: 'ask', query, params, text: false })) as QueryResult<Name>;
  }

  /** The same as JSON text, made in the query's own thread. */
  async askText<Name extends QueryName>(query: Name, params: QueryParams<Name>): Promise<string> {
    return (await this.#of(query).ask({ kind: 'ask', query, params, text: true })) as string;
  }

  async hash(): Promise<{ readonly hash: string; readonly position: string | null }> {
    return (await this.#lazy().ask({ kind: 'hash' })) as { hash: string; position: string | null };
  }

  /** Later questions are answered from another file. */
  async change(path: string): Promise<void> {
    this.data = { ...this.data, path };
    await Promise.all([...this.#quick, this.#slow].map((thread) => thread?.ask({ kind: 'open', path })));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#quick, this.#slow].map((thread) => thread?.close({ kind: 'close' })));
  }

  #of(query: QueryName): Thread<QueryRequest> {
    if (slowQueries.has(query)) return this.#lazy();
    const [free] = this.#quick.toSorted((a, b) => a.busy - b.busy);
    if (free && (free.busy === 0 || this.#quick.length === quickThreads)) return free;
    return this.#another();
  }

  #another(): Thread<QueryRequest> {
    const other = this.#start(() => {
      this.#quick = this.#quick.filter((one) => one !== other);
    });
    this.#quick.push(other);
    return other;
  }

  #lazy(): Thread<QueryRequest> {
    this.#slow ??= this.#start(() => {
      this.#slow = undefined;
    });
    return this.#slow;
  }

  #start(onDeath: () => void): Thread<QueryRequest> {
    if (this.#closed) throw new ViewsNotReady('the views are closed');
    return new Thread({
      file: new URL('./query-thread.js', import.meta.url),
      data: this.data,
      errorOf,
      onDeath,
    });
  }
}
