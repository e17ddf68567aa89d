import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServer } from '../journeys/server-process.js';

/** Several servers on one event store, each with a data folder of its own and one shared folder between them. */
export class Nodes {
  readonly #folder = mkdtempSync(join(tmpdir(), 'xiaohao-nodes-'));
  readonly #servers = new Map<number, ServerProcess>();

  constructor(
    private readonly count: number,
    private readonly store: string,
    private readonly prefix: string,
    /** More of what each is told. */
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  /** What all of them share. */
  get shared(): string {
    return join(this.#folder, 'shared');
  }

  /** The data folder of one. */
  folderOf(node: number): string {
    return join(this.#folder, `node-${node}`);
  }

  urlOf(node: number): string {
    return this.#servers.get(node)?.url ?? 'http://127.0.0.1:9';
  }

  /** Addresses of those that run. */
  get urls(): readonly string[] {
    return [...this.#servers.values()].map(({ url }) => url);
  }

  async startAll(): Promise<void> {
    await Promise.all(Array.from({ length: this.count }, (_, node) => this.start(node)));
  }

  async start(node: number): Promise<void> {
    const server = await startServer(this.folderOf(node), {
      XIAOHAO_EVENT_STORE: this.store,
      XIAOHAO_EVENT_STORE_PREFIX: this.prefix,
      XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
      XIAOHAO_SHARED_DIR: this.shared,
      ...this.env,
    });
    this.#servers.set(node, server);
  }

  /** Waits until one ends by itself; gives its exit code. */
  async ended(node: number): Promise<number | null> {
    const child = this.#servers.get(node)?.child;
    if (child === undefined) throw new Error('it does not run');
    const code = child.exitCode ?? ((await once(child, 'exit')) as [number | null])[0];
    this.#servers.delete(node);
    return code;
  }

  /** SIGKILL; it runs no more until it is started. */
  async kill(node: number): Promise<void> {
    const server = this.#servers.get(node);
    this.#servers.delete(node);
    await server?.kill();
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#servers.values()].map((server) => server.stop()));
    this.#servers.clear();
  }

  async remove(): Promise<void> {
    await Promise.all([...this.#servers.keys()].map((node) => this.kill(node)));
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
