import { Worker } from 'node:worker_threads';
import { LogFailed } from '@xiaohao/event-log';
import type { AppendQueue } from './append-queue.js';
import type { Batch, FromWriter, ToWriter, WriterSettings } from './messages.js';

/** The writer thread as its owner sees it: batches go in, the queue is told what became of them. */
export class Writer {
  /** Resolves once, when the log must not be written any more. */
  readonly failed: Promise<LogFailed>;
  /** Resolves when the thread has opened the log; rejects when it cannot. */
  readonly ready: Promise<void>;
  readonly #thread: Worker;
  readonly #ended: Promise<void>;
  #fail: (failure: LogFailed) => void = () => {};
  #broken = false;
  #ending = false;

  constructor(
    settings: WriterSettings,
    private readonly queue: AppendQueue,
    private readonly written: () => void,
  ) {
    this.failed = new Promise((resolve) => {
      this.#fail = resolve;
    });
    this.#thread = new Worker(new URL('./writer-thread.js', import.meta.url), { workerData: settings });
    this.#ended = new Promise((resolve) => this.#thread.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      this.#thread.once('message', () => resolve());
      this.#thread.once('error', reject);
    });
    this.#thread.on('message', (message: FromWriter) => this.#hear(message));
    this.#thread.on('error', (error: Error) => this.#break(error.message));
    this.#thread.on('exit', () => {
      if (!this.#ending) this.#break('the writer thread has ended');
    });
  }

  send(batch: Batch): void {
    this.#tell({ kind: 'batch', batch });
  }

  /** Resolves at once while all is well, and after a failure when the thread is gone. */
  async goneIfFailed(): Promise<void> {
    if (this.#broken) await this.#ended;
  }

  /** Ends the thread after a checkpoint; as the last connection it takes the write-ahead log away. */
  async end(): Promise<void> {
    this.#ending = true;
    this.#tell({ kind: 'close' });
    await this.#ended;
  }

  #tell(message: ToWriter): void {
    this.#thread.postMessage(message);
  }

  #hear(message: FromWriter): void {
    if (message.kind === 'answers') {
      this.queue.answered(message.answers);
      this.written();
    } else if (message.kind === 'fault') {
      if (message.fault === 'failed') this.#break(message.message);
      else this.queue.notCommitted(message.fault, message.message);
    }
  }

  #break(message: string): void {
    if (this.#broken) return;
    this.#broken = true;
    const failure = new LogFailed(`the log must not be written any more: ${message}`);
    this.queue.refuseAll(failure);
    this.#fail(failure);
    void this.#thread.terminate();
  }
}
