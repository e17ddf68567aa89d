/** A title and a detail in one language. */
export interface Wording {
  readonly title: string;
  readonly detail: string;
}

/** One field or parameter at fault inside a problem. */
export interface ProblemError {
  /** JSON pointer (RFC 6901) into the body; `''` is the whole body. */
  readonly pointer?: string;
  /** Name of the query parameter or header, where the fault is not in the body. */
  readonly parameter?: string;
  /** The rule, such as `TextTooLong`. */
  readonly code: string;
  /** In the language that the caller prefers; Chinese unless asked otherwise. */
  readonly message: string;
  readonly en: string;
  /** Present when `message` is English. */
  readonly zh?: string;
}

/** The body of every refusal: RFC 9457, `application/problem+json`. Extensions of one code stand beside. */
export interface ProblemDetails {
  /** Relative URI: `/problems/<code>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Path of the request, without its query. */
  readonly instance: string;
  readonly code: string;
  readonly requestId?: string;
  readonly en: Wording;
  /** Present when `title` and `detail` are English. */
  readonly zh?: Wording;
  readonly errors?: readonly ProblemError[];
  readonly [extension: string]: unknown;
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';
