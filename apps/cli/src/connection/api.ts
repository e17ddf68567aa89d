import { setTimeout as pause } from 'node:timers/promises';
import { type ProblemDetails, Refused, Unreachable } from './faults.js';

export interface Posting {
  /** Absent for a request that may be made twice. */
  readonly idempotencyKey?: string;
  /** Another key than the connection's own. */
  readonly as?: string;
}

/** One server over its REST API. Every method @throws Refused, Unreachable */
export class Api {
  constructor(
    readonly url: string,
    private readonly key: string | undefined,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.#ask<T>('GET', path, this.#headers());
  }

  /** On what stands there, whatever its revision: people at a terminal have no older copy in hand. */
  post<T>(path: string, body: unknown, { idempotencyKey, as }: Posting = {}): Promise<T> {
    const headers = {
      ...this.#headers(as),
      'content-type': 'application/json',
      'if-match': '*',
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    };
    return this.#ask<T>('POST', path, headers, JSON.stringify(body));
  }

  /** Uploads a file; the same content again is the same file. */
  upload<T>(path: string, name: string, content: Uint8Array<ArrayBuffer> | string, as?: string): Promise<T> {
    const form = new FormData();
    form.set('file', new Blob([content], { type: 'text/plain' }), name);
    return this.#ask<T>('POST', path, this.#headers(as), form);
  }

  /** A file, byte for byte. */
  async download(path: string, accept = 'text/csv'): Promise<Uint8Array> {
    return (await this.#send('GET', path, { ...this.#headers(), accept })).bytes;
  }

  #headers(as = this.key): Record<string, string> {
    return as === undefined ? {} : { authorization: `Bearer ${as}` };
  }

  async #ask<T>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | FormData,
  ): Promise<T> {
    return parsed((await this.#send(method, path, headers, body)).text) as T;
  }

  async #send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | FormData,
  ): Promise<{ readonly bytes: Uint8Array; readonly text: string }> {
    const request = `${method} ${path}`;
    let response: Response;
    let bytes: Uint8Array;
    try {
      const asked = { method, headers, ...(body === undefined ? {} : { body }) };
      response = await patiently(() => fetch(`${this.url}/api/v1${path}`, asked));
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new Unreachable(this.url, reasonOf(error));
    }
    const text = new TextDecoder().decode(bytes);
    if (response.ok) return { bytes, text };
    const answer = parsed(text);
    throw new Refused(
      isProblem(answer)
        ? answer
        : {
            code: `HTTP ${response.status}`,
            title: response.statusText,
            status: response.status,
            detail: text.slice(0, 300),
          },
      request,
    );
  }
}

/** The longest that anybody at a terminal is kept waiting, seconds. */
const longestWait = 60;
const mostTries = 10;

/** Asks again where the server says that it was asked too fast, as soon as it says that it may be. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const response = await ask();
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    if (response.status !== 429 || tries === mostTries || !(seconds <= longestWait)) return response;
    await response.body?.cancel();
    await pause(seconds * 1_000);
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const isProblem = (answer: unknown): answer is ProblemDetails =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer;

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
