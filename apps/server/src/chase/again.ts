/** What failed and has to be done again, by name. What failed once more meanwhile stays, however an earlier try ends. */
export class Again<T> {
  readonly #items = new Map<string, { readonly what: T }>();

  constructor(
    private readonly nameOf: (what: T) => string,
    private readonly onFault: (error: unknown, name: string) => void,
  ) {}

  get all(): readonly T[] {
    return [...this.#items.values()].map(({ what }) => what);
  }

  add(what: T): void {
    this.#items.set(this.nameOf(what), { what });
  }

  /** Never rejects: what throws is told and stays to be done again. */
  async attempt(what: T, act: () => Promise<void>): Promise<void> {
    const name = this.nameOf(what);
    const before = this.#items.get(name);
    try {
      await act();
      if (this.#items.get(name) === before) this.#items.delete(name);
    } catch (error) {
      this.add(what);
      this.onFault(error, name);
    }
  }
}
