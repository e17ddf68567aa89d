import type { Aggregates, CommandHandling } from '@xiaohao/command-handling';
import { RequestIds } from '@xiaohao/command-handling';
import { LogUnavailable } from '@xiaohao/event-log';
import {
  type NumberingCommand,
  type NumberingState,
  type NumberSeriesName,
  numberingDecider,
  numberSeries,
  unsettledThrough,
} from '@xiaohao/numbering';
import { v7 } from 'uuid';
import { numberingKind } from '../house/kinds.js';
import { NumberLoan, type Wanted } from './number-loan.js';
import { NumberSeries } from './number-series.js';

/** What earlier processes left open, from the views. */
export interface LeftOpen {
  /** Series and years with blocks that are not settled. */
  series(): Promise<readonly { readonly series: string; readonly year: number }[]>;
  /** What is left unused of the blocks of one, or of one node's. */
  unused(series: NumberSeriesName, year: number, node: string | undefined): Promise<readonly number[]>;
}

const isSettled = (state: NumberingState): boolean => state.reservedThrough === state.settledThrough;

/** The human numbers of this server: unique, never reused, every gap recorded as void. */
export class Numbers {
  readonly #series = new Map<string, NumberSeries>();

  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly node: string,
    /** Other nodes serve this log, too: each settles its own numbers and leaves those of the others alone. */
    private readonly shared: boolean,
  ) {}

  /**
   * Lends a number to work that may or may not come to need it: what was not written goes to the next taker.
   */
  async lending<T>(
    wanted: Wanted | undefined,
    work: (loan: NumberLoan | undefined) => Promise<T>,
  ): Promise<T> {
    if (!wanted) return work(undefined);
    const loan = new NumberLoan(wanted, (series, year) => this.#of(series, year));
    try {
      const result = await work(loan);
      loan.end(false);
      return result;
    } catch (error) {
      // What became of an append without an answer is not known: its number stays out of circulation.
      if (!(error instanceof LogUnavailable)) loan.end(true);
      throw error;
    }
  }

  /**
   * Settles what earlier processes reserved and did not use, of whatever year: the last one may have been long ago.
   * Call before the first number is taken.
   */
  async settle(left: LeftOpen): Promise<void> {
    for (const { series: name, year } of await left.series()) {
      const series = numberSeries.find((known) => known === name);
      if (series === undefined) continue;
      const id = `${series}-${year}`;
      const { state } = await this.aggregates.load(numberingKind, id);
      if (this.shared ? unsettledThrough(state, this.node) === undefined : isSettled(state)) continue;
      await this.#settle(id, state, await left.unused(series, year, this.shared ? this.node : undefined));
    }
  }

  /** Declares void what this process holds unused; nothing may be taken afterwards. */
  async close(): Promise<void> {
    for (const [id, series] of this.#series) {
      // A number whose fate is open: the next start looks what became of it, and settles the rest.
      if (!series.isWhole) continue;
      const { state } = await this.aggregates.load(numberingKind, id);
      await this.#settle(id, state, [...series.unused]);
    }
  }

  async #settle(id: string, state: NumberingState, voided: readonly number[]): Promise<void> {
    if (!this.shared) {
      await this.#write(id, { type: 'SettleNumbers', through: state.reservedThrough, voided });
      return;
    }
    const through = unsettledThrough(state, this.node);
    if (through !== undefined)
      await this.#write(id, { type: 'SettleNodeNumbers', node: this.node, through, voided });
  }

  #of(name: NumberSeriesName, year: number): NumberSeries {
    const id = `${name}-${year}`;
    const known = this.#series.get(id);
    if (known) return known;
    const made = new NumberSeries(async (size) => {
      const state = await this.#write(id, {
        type: 'ReserveNumbers',
        series: name,
        year,
        node: this.node,
        size,
      });
      return { from: state.reservedThrough - size + 1, to: state.reservedThrough };
    });
    this.#series.set(id, made);
    return made;
  }

  async #write(id: string, command: NumberingCommand) {
    const { state } = await this.handling.execute(numberingKind, {
      id,
      command: command.type,
      facts: { actor: { kind: 'system', id: this.node }, correlationId: v7(), ids: new RequestIds() },
      precondition: { kind: 'whatever' },
      commutative: true,
      decide: (loaded) => numberingDecider.decide(command, loaded.state, undefined),
    });
    return state;
  }
}
