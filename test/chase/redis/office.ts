import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DueItem, DueSource } from '@xiaohao/scheduling';

/** One outcome, as the store took it. Instants by the store's clock, epoch milliseconds. */
export interface Outcome {
  readonly id: string;
  readonly dueAt: number;
  readonly recordedAt: number;
}

/**
 * The store of a scaled installation, in small: what is due, and one outcome for each. Workers in other processes ask
 * it over HTTP what is due of an id, and record it against the revision that they have seen, as they would on a log.
 */
export class Office {
  readonly outcomes: Outcome[] = [];
  readonly conflicts: string[] = [];
  readonly #due = new Map<string, { dueAt: string; revision: number; done: boolean }>();
  #server: Server | undefined;

  owe(...items: readonly DueItem[]): void {
    for (const { id, dueAt } of items) this.#due.set(id, { dueAt, revision: 0, done: false });
  }

  get open(): number {
    return [...this.#due.values()].filter(({ done }) => !done).length;
  }

  readonly source: DueSource = {
    due: async (until, limit, after) =>
      this.#rows()
        .filter((row) => row.dueAt <= until)
        .filter((row) => after === undefined || row.dueAt + row.id > after.dueAt + after.id)
        .slice(0, limit),
    next: async (after) => this.#rows().find(({ dueAt }) => dueAt > after)?.dueAt ?? null,
  };

  async listen(): Promise<string> {
    this.#server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://office');
      const id = pathname.slice(1);
      const row = this.#due.get(id);
      if (row === undefined) return response.writeHead(404).end();
      if (request.method === 'GET') return response.end(JSON.stringify(row));
      if (Number(searchParams.get('revision')) !== row.revision || row.done) {
        this.conflicts.push(id);
        return response.writeHead(409).end();
      }
      row.revision += 1;
      row.done = true;
      this.outcomes.push({ id, dueAt: Date.parse(row.dueAt), recordedAt: Date.now() });
      return response.writeHead(201).end();
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()));
  }

  #rows(): readonly DueItem[] {
    return [...this.#due]
      .filter(([, { done }]) => !done)
      .map(([id, { dueAt }]) => ({ id, dueAt }))
      .toSorted((a, b) => (a.dueAt + a.id < b.dueAt + b.id ? -1 : 1));
  }
}
