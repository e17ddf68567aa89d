import { HttpException } from '@nestjs/common';
import type { ProblemError, Wording } from './problem-details.js';

/** What an {@link HttpProblem} is made of; texts are filled already. */
export interface ProblemParts {
  readonly code: string;
  readonly status: number;
  readonly zh: Wording;
  readonly en: Wording;
  readonly errors?: readonly Omit<ProblemError, 'message'>[];
  /** Members that stand beside the named ones, such as `allowed`; they never replace those. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A refusal on its way to the caller; thrown anywhere behind a route, answered as problem details. */
export class HttpProblem extends HttpException {
  constructor(readonly parts: ProblemParts) {
    super(parts.en.detail, parts.status, { cause: parts.cause });
    this.name = 'HttpProblem';
  }

  get code(): string {
    return this.parts.code;
  }
}
