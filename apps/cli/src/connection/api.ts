import { setTimeout as pause } from 'node:timers/promises';
import { Refused, Unanswered, Unreachable } from './faults.js';
import { type CameBack, inTime, Silence } from './in-time.js';
import { contentOf, mustBeOurs, objectOf, problemOf } from './own-answer.js';

/** How a request is made that is not like the others. */
export interface Asking {
  /** It may be long until the server has done it and begins to answer. */
  readonly long?: boolean;
}

export interface Posting extends Asking {
  /** Absent for a request that may be made twice. */
  readonly idempotencyKey?: string;
  /** Another key than the connection's own. */
  readonly as?: string;
}

/** How long nothing may come from the server, milliseconds. */
export interface Patience {
  readonly ordinary: number;
  readonly long: number;
  /** After this whoever waits is told that there is something to wait for. */
  readonly untold: number;
}

const usualPatience: Patience = { ordinary: 30_000, long: 300_000, untold: 3_000 };

interface Request extends Asking {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

/** One server over its REST API. Every method @throws Refused, Unreachable, Unanswered, Stranger */
export class Api {
  #waited = false;

  constructor(
    readonly url: string,
    private readonly key: string | undefined,
    private readonly patience = usualPatience,
    /** Told once, when an answer is not there soon. */
    private readonly onWait: () => void = () => undefined,
  ) {}

  get<T>(path: string, { long = false }: Asking = {}): Promise<T> {
    return this.#object<T>({ method: 'GET', path, headers: this.#headers(), long });
  }

  /** On what stands there, whatever its revision: people at a terminal have no older copy in hand. */
  post<T>(path: string, body: unknown, { idempotencyKey, as, long = false }: Posting = {}): Promise<T> {
    const headers = {
      ...this.#headers(as),
      'content-type': 'application/json',
      'if-match': '*',
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    };
    return this.#object<T>({ method: 'POST', path, headers, body: JSON.stringify(body), long });
  }

  /** Uploads a file; the same content again is the same file. */
  upload<T>(
    path: string,
    name: string,
    content: Uint8Array<ArrayBuffer> | string,
    { as, long = false }: Posting = {},
  ): Promise<T> {
    const body = new FormData();
    body.set('file', new Blob([content], { type: 'text/plain' }), name);
    return this.#object<T>({ method: 'POST', path, headers: this.#headers(as), body, long });
  }

  /** A file of this type, byte for byte. */
  async download(path: string, type: string, { long = false }: Asking = {}): Promise<Uint8Array> {
    const headers = { ...this.#headers(), accept: type };
    return contentOf(this.url, await this.#good({ method: 'GET', path, headers, long }), type);
  }

  #headers(as = this.key): Record<string, string> {
    return as === undefined ? {} : { authorization: `Bearer ${as}` };
  }

  async #object<T>(request: Request): Promise<T> {
    return objectOf(this.url, await this.#good(request)) as T;
  }

  async #good(request: Request): Promise<CameBack> {
    const waiting = setTimeout(() => this.#wait(), this.patience.untold);
    const answer = await patiently(() => this.#ask(request)).finally(() => clearTimeout(waiting));
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw new Refused(problemOf(this.url, answer), `${request.method} ${request.path}`);
  }

  async #ask({ path, long = false, ...asked }: Request): Promise<CameBack> {
    const patience = this.patience[long ? 'long' : 'ordinary'];
    let answer: CameBack;
    try {
      answer = await inTime(`${this.url}/api/v1${path}`, asked, patience);
    } catch (error) {
      if (error instanceof Silence) throw new Unanswered(this.url, patience / 1_000, asked.method !== 'GET');
      throw new Unreachable(this.url, reasonOf(error));
    }
    return mustBeOurs(this.url, answer);
  }

  #wait(): void {
    if (!this.#waited) this.onWait();
    this.#waited = true;
  }
}

/** The longest that anybody at a terminal is kept waiting, seconds. */
const longestWait = 60;
const mostTries = 10;

/** Asks again where the server says that it was asked too fast, as soon as it says that it may be. */
async function patiently(ask: () => Promise<CameBack>): Promise<CameBack> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
    if (answer.status !== 429 || tries === mostTries || !(seconds <= longestWait)) return answer;
    await pause(seconds * 1_000);
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
