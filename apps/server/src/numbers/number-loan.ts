import type { Decision } from '@xiaohao/deciding';
import { formatNumber, type NumberSeriesName } from '@xiaohao/numbering';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { NumberSeries } from './number-series.js';

/** Into which field of the command. */
export interface Wanted {
  readonly field: string;
}

/** One number on loan to one command; taken when the command is decided, given back unless it was written. */
export class NumberLoan {
  #taken: { readonly from: NumberSeries; readonly n: number; readonly text: string } | undefined;
  #spent = false;

  constructor(
    private readonly wanted: Wanted,
    private readonly seriesOf: (series: NumberSeriesName, year: number) => NumberSeries,
  ) {}

  /** The command's field with the number; the same number when the command is decided again. */
  async take(now: string, series: NumberSeriesName): Promise<Readonly<Record<string, string>>> {
    if (!this.#taken) {
      const year = Number(dateInZone(now, chinaTime).slice(0, 4));
      const from = this.seriesOf(series, year);
      const n = await from.take();
      this.#taken = { from, n, text: formatNumber(series, year, n) };
    }
    return { [this.wanted.field]: this.#taken.text };
  }

  /** Looks whether the decision uses the number. */
  spendIfIn(decision: Decision<{ readonly data: object }>): void {
    const text = this.#taken?.text;
    this.#spent = !('refused' in decision) && decision.some(({ data }) => Object.values(data).includes(text));
  }

  /** What the decision used it for was carried out before, under another number perhaps. */
  leave(): void {
    this.#spent = false;
  }

  /** Written, or given back. Not to be called while the outcome is unknown: the number then stays out. */
  end(undone: boolean): void {
    if (!this.#taken) return;
    if (undone || !this.#spent) this.#taken.from.giveBack(this.#taken.n);
    else this.#taken.from.spend();
  }
}
