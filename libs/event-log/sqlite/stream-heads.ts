/** The last revisions of the streams that were written lately, at most `capacity` of them; -1: absent. */
export class StreamHeads {
  readonly #heads = new Map<string, number>();

  constructor(
    private readonly load: (stream: string) => number,
    private readonly capacity: number,
  ) {}

  of(stream: string): number {
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    const loaded = this.load(stream);
    this.set(stream, loaded);
    return loaded;
  }

  set(stream: string, revision: number): void {
    this.#heads.delete(stream);
    this.#heads.set(stream, revision);
    if (this.#heads.size <= this.capacity) return;
    const [oldest] = this.#heads.keys();
    if (oldest !== undefined) this.#heads.delete(oldest);
  }

  /** After a rollback nothing that was noted can be relied on. */
  forget(): void {
    this.#heads.clear();
  }
}
