import { setTimeout as pause } from 'node:timers/promises';
import { mustBeAsDescribed } from './as-described.js';

/** Views that are farther behind are held up on purpose, milliseconds. */
const longestLag = 10_000;

/** Where the server is; another address after a restart. */
export interface Office {
  url: string;
  /** The last position that any answer told of, where several nodes serve one log: every request waits for it. */
  seen?: string;
}

/** What answers say that journeys look at; everything else is there under its name. */
export interface AnswerBody {
  readonly id?: string;
  readonly number?: string;
  readonly stage?: string;
  readonly revision?: string;
  readonly position?: string;
  readonly created?: Readonly<Record<string, string>>;
  readonly secret?: string;
  readonly code?: string;
  readonly errors?: readonly {
    readonly pointer?: string;
    readonly parameter?: string;
    readonly code: string;
  }[];
  readonly possible?: readonly string[];
  readonly [more: string]: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
}

export type Sent = Readonly<Record<string, unknown>>;
export type HeadersSent = Readonly<Record<string, string>>;

/** Someone with a key, or without one. */
export class Caller {
  constructor(
    readonly office: Office,
    readonly key?: string,
  ) {}

  get(path: string, headers: HeadersSent = {}): Promise<Answer> {
    return this.#ask('GET', path, undefined, headers);
  }

  post(path: string, body: Sent = {}, headers: HeadersSent = {}): Promise<Answer> {
    return this.#ask('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** Uploads a file; its answer holds the digest by which it is named from then on. */
  uploads(
    name: string,
    content: Uint8Array<ArrayBuffer> | string,
    path = '/evidence-files',
  ): Promise<Answer> {
    const form = new FormData();
    form.set('file', new Blob([content]), name);
    return this.#ask('POST', path, form, {});
  }

  async #ask(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: HeadersSent,
  ): Promise<Answer> {
    const { seen } = this.office;
    const answer = await fetch(`${this.office.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.key === undefined ? {} : { authorization: `Bearer ${this.key}` }),
        ...(seen === undefined ? {} : { 'xiaohao-wait-for': seen }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const position = answer.headers.get('xiaohao-position');
    if (seen !== undefined && position !== null && BigInt(position) > BigInt(this.office.seen ?? 0))
      this.office.seen = position;
    const text = await answer.text();
    if (position !== null && seen === undefined && answer.headers.has('xiaohao-views-behind'))
      await this.#untilShown(position);
    const json = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
    const given = {
      status: answer.status,
      headers: answer.headers,
      body: json ? (JSON.parse(text) as AnswerBody) : { text },
    };
    const { status, headers: header } = given;
    await mustBeAsDescribed(this.office.url, {
      method,
      path: `/api/v1${path}`,
      status,
      header: (name) => header.get(name),
      body: given.body,
    });
    return given;
  }

  /** The write holds, and the views did not show it in time: whoever goes on with what they show asks until they do. */
  async #untilShown(position: string): Promise<void> {
    const asking = {
      headers: { authorization: `Bearer ${this.key ?? ''}`, 'xiaohao-wait-for': position },
    };
    for (const end = performance.now() + longestLag; performance.now() < end; await pause(50)) {
      const answer = await fetch(`${this.office.url}/api/v1/problems?pageSize=1`, asking).catch(
        () => undefined,
      );
      await answer?.arrayBuffer();
      if (answer?.status !== 503) return;
    }
  }
}

/** The body of an answer that has to be good. @throws with what was refused */
export async function done(asked: Promise<Answer> | Answer): Promise<AnswerBody> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`expected to be done, got ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Status, code and, if there is one, the first pointer of an answer that has to be a refusal. */
export async function refusal(asked: Promise<Answer>): Promise<readonly (number | string)[]> {
  const { status, headers, body } = await asked;
  const type = headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) throw new Error(`no problem but ${status} ${type}`);
  const pointer = body.errors?.[0]?.pointer;
  return [status, body.code ?? '', ...(pointer === undefined ? [] : [pointer])];
}
