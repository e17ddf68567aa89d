import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** A thread that is to end may finish what it does for so long; milliseconds. */
const patience = 2_000;

/** What a thread answers to one request. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: Fault };

/** An error on its way between threads. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly field?: string;
  readonly rule?: string;
  /** Of an event that cannot be read. */
  readonly stream?: string;
  readonly revision?: string;
  readonly reason?: string;
  /** Of a log that is damaged. */
  readonly file?: string;
  /** What the system or SQLite says of it: `code`, `errcode`, `syscall`, `path`. */
  readonly cause?: Readonly<Record<string, string | number>>;
}

const causes = ['code', 'errcode', 'syscall', 'path'] as const;
const members = ['field', 'rule', 'stream', 'revision', 'reason', 'file'] as const;

const told = (error: object, names: readonly string[]): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = (error as Readonly<Record<string, unknown>>)[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
    }),
  );

export const faultOf = (error: unknown): Fault => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message } = error;
  const cause = told(error, causes);
  return {
    name,
    message,
    ...told(error, members),
    ...(Object.keys(cause).length === 0 ? {} : { cause }),
  };
};

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface ThreadOptions<Notice> {
  readonly file: URL;
  readonly data: unknown;
  /** What the thread says without being asked. */
  readonly onNotice?: (notice: Notice) => void;
  /** Room for young objects; more of it where rows wait for their transaction. */
  readonly youngMegabytes?: number;
  /**
   * Room for objects that stay, for a thread that needs little of it and makes garbage all day: the more a heap may
   * grow, the longer it grows before it is swept. The thread dies where more than this is in use.
   */
  readonly oldMegabytes?: number;
  /** The thread is gone and was not closed. */
  readonly onDeath?: (error: Error) => void;
  /** Makes the error that the asker sees. */
  readonly errorOf?: (fault: Fault) => Error;
}

/** A worker thread that is asked and answers; in the order in which it was asked. */
export class Thread<Request extends object, Notice = never> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #gone: Error | undefined;

  constructor({
    file,
    data,
    youngMegabytes,
    oldMegabytes,
    onNotice,
    onDeath,
    errorOf = asError,
  }: ThreadOptions<Notice>) {
    this.#worker = new Worker(file, {
      workerData: data,
      resourceLimits: {
        ...(youngMegabytes === undefined ? {} : { maxYoungGenerationSizeMb: youngMegabytes }),
        ...(oldMegabytes === undefined ? {} : { maxOldGenerationSizeMb: oldMegabytes }),
      },
    });
    this.#worker.on('message', (message: Answer | { readonly notice: Notice }) => {
      if ('notice' in message) return onNotice?.(message.notice);
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if ('fault' in message) waiting?.reject(errorOf(message.fault));
      else waiting?.resolve(message.value);
    });
    const end = (error: Error): void => {
      if (this.#gone !== undefined) return;
      this.#gone = error;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
      onDeath?.(error);
    };
    this.#worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', (code) => end(new Error(`the thread ended with code ${code}`)));
  }

  /** Requests that wait for their answer. */
  get busy(): number {
    return this.#waiting.size;
  }

  ask(request: Request): Promise<unknown> {
    if (this.#gone !== undefined) return Promise.reject(this.#gone);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, request });
    });
  }

  /** Ends it at once, whatever it does; who waits for an answer hears that it is closed. */
  async end(): Promise<void> {
    const error = this.#gone ?? new Error('closed');
    this.#gone = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    await this.#worker.terminate();
  }

  /** Lets it answer what it was asked, then ends it. */
  async close(request: Request): Promise<void> {
    if (this.#gone === undefined)
      await Promise.race([
        this.ask(request).catch(() => undefined),
        pause(patience, undefined, { ref: false }),
      ]);
    this.#gone ??= new Error('closed');
    await this.#worker.terminate();
  }
}

const asError = ({ name, message, cause }: Fault): Error =>
  Object.assign(new Error(message), { name }, cause);
