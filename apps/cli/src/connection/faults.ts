/** One field at fault, as the server names it. */
export interface FieldFault {
  /** Of a body's field. */
  readonly pointer?: string;
  /** Of the query or a header. */
  readonly parameter?: string;
  readonly code: string;
  readonly message: string;
  readonly en: string;
}

/** The server's `application/problem+json`, as far as it is shown. */
export interface ProblemDetails {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly en?: { readonly title: string; readonly detail: string };
  readonly errors?: readonly FieldFault[];
}

/** The server has said no. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly details: ProblemDetails,
    readonly request: string,
  ) {
    super(`${request}: ${details.code} ${details.detail}`);
  }
}

/** Nobody answers at the address. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  constructor(
    readonly url: string,
    readonly reason: string,
  ) {
    super(`${url}: ${reason}`);
  }
}

/** The server, or what stands before it, has taken a request and said nothing in so many seconds. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  constructor(
    readonly url: string,
    readonly seconds: number,
    /** It may have been done all the same. */
    readonly changing: boolean,
  ) {
    super(`${url}: nothing in ${seconds} s`);
  }
}

/** Something answers at the address that is no server of this product. */
export class Stranger extends Error {
  override readonly name = 'Stranger';
  constructor(
    readonly url: string,
    /** What it answered. */
    readonly answered: string,
  ) {
    super(`${url}: ${answered}`);
  }
}

/** The command itself was wrong or cannot be carried out here; the text is for people. */
export class Declined extends Error {
  override readonly name = 'Declined';
  constructor(
    text: string,
    readonly exitCode: number,
  ) {
    super(text);
  }
}
