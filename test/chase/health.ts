/** When all was well, as spans; instants in epoch milliseconds. */
export class Health {
  readonly spans: { readonly from: number; readonly to: number }[] = [];
  #since: number | null = null;

  is(well: boolean, now: number): void {
    if (!well) this.end(now);
    else this.#since ??= now;
  }

  end(now: number): void {
    if (this.#since !== null) this.spans.push({ from: this.#since, to: now });
    this.#since = null;
  }
}
