import { InDoubt } from '@xiaohao/integrity/following';

/** Since when what is new could not be signed, and why. A doubt is another matter: then nothing shall be. */
export class Unsigned {
  #since: string | null = null;
  #cause: string | null = null;

  constructor(private readonly now: () => string) {}

  get state(): { readonly unsignedSince: string | null; readonly cause: string | null } {
    return { unsignedSince: this.#since, cause: this.#cause };
  }

  /** Signs. @throws what the work throws */
  async during(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#since = null;
      this.#cause = null;
    } catch (error) {
      if (!(error instanceof InDoubt)) {
        this.#since ??= this.now();
        this.#cause = causeOf(error);
      }
      throw error;
    }
  }
}

/** The system's own word (`EROFS`), or the kind of the error: what it says in full is for the process's log. */
const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'Error';
  return /^E[A-Z]+(?=: )/.exec(error.message)?.[0] ?? error.name;
};
