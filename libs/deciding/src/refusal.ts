/** A decision that says no: which rule, about which field, with what the reader needs to know. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  /** JSON pointer into the command's body, where one field is at fault. */
  readonly pointer?: string;
  /** Values that the texts name, such as `{unit}`; codes are told in `words` of the catalogue, where it has them. */
  readonly params?: Readonly<Record<string, RefusalParam>>;
}

export type RefusalParam = string | number | readonly string[];

/** What readers are told instead of a code. */
export interface Word {
  readonly zh: string;
  readonly en: string;
}

/** One entry of a refusal catalogue. `status` is the HTTP status; texts may hold `{params}`. */
export interface RefusalEntry {
  readonly status: 403 | 404 | 409 | 422;
  readonly zh: string;
  readonly en: string;
  /** By the param's name: the words of the codes that it may be. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, Word>>>>;
}

/** What a decider answers: the events that now hold, or why not. */
export type Decision<Event, Code extends string = string> = readonly Event[] | Refusal<Code>;

export const isRefusal = <Event, Code extends string>(
  decision: Decision<Event, Code> | Refusal<Code>,
): decision is Refusal<Code> => 'refused' in decision;
