/** One field at fault: where, by which rule. */
export interface FieldFault {
  /** JSON pointer into the body, or the name of the parameter or header. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly en: string;
}

/** RFC 9457 problem details; Chinese first, English under `en`. */
export interface ProblemDetails {
  /** Relative URI, `/problems/<code>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly code: string;
  readonly en: { readonly title: string; readonly detail: string };
  readonly errors?: readonly FieldFault[];
  readonly [extension: string]: unknown;
}

/** Texts of one refusal. `{name}` is replaced from the params. */
export interface ProblemTexts {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

type Params = Readonly<Record<string, string | number>>;

const fill = (text: string, params: Params): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    params[name] === undefined ? whole : String(params[name]),
  );

interface Extras {
  readonly params?: Params;
  readonly errors?: readonly FieldFault[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A refusal on its way to the caller. Whatever layer throws it, it leaves as `application/problem+json`. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly headers: Readonly<Record<string, string>>;
  readonly details: ProblemDetails;

  constructor(code: string, texts: ProblemTexts, extras: Extras = {}) {
    const params = extras.params ?? {};
    const zh = fill(texts.zh, params);
    const en = fill(texts.en, params);
    super(`${code}: ${en}`);
    this.headers = extras.headers ?? {};
    const { errors } = extras;
    this.details = {
      type: `/problems/${code}`,
      title: zh.split('：')[0] ?? zh,
      status: texts.status,
      detail: zh,
      code,
      en: { title: en.split(': ')[0] ?? en, detail: en },
      ...(errors && errors.length > 0 ? { errors } : {}),
      ...extras.extensions,
    };
  }

  get status(): number {
    return this.details.status;
  }
}
