import type { Decider } from '@xiaohao/deciding';

/**
 * The series of human numbers: problems, closings, filings, intakes. Restricted matters have series of their own, so
 * that no gap in the others tells of them.
 */
export const numberSeries = [
  'problem',
  'closing',
  'filing',
  'intake',
  'restrictedProblem',
  'restrictedClosing',
  'restrictedFiling',
  'restrictedIntake',
] as const;
export type NumberSeriesName = (typeof numberSeries)[number];

const prefixes: Readonly<Record<NumberSeriesName, string>> = {
  problem: '',
  closing: 'XH-',
  filing: 'BA-',
  intake: 'LJ-',
  restrictedProblem: 'R-',
  restrictedClosing: 'XH-R-',
  restrictedFiling: 'BA-R-',
  restrictedIntake: 'LJ-R-',
};

/** `2026-0042`, `XH-2026-0042`, `BA-2026-0042`, `LJ-2026-0042`, restricted ones with `R-` before the year; at least four digits. */
export const formatNumber = (series: NumberSeriesName, year: number, n: number): string =>
  `${prefixes[series]}${year}-${String(n).padStart(4, '0')}`;

/** The serial within its year, of a number of any series; undefined when it is none. */
export function serialOf(number: string): { readonly year: number; readonly n: number } | undefined {
  const parts = /^(?:XH-|BA-|LJ-)?(?:R-)?(\d{4})-(\d{4,7})$/.exec(number);
  return parts ? { year: Number(parts[1]), n: Number(parts[2]) } : undefined;
}

/** The series that a number is of; undefined when it is none. */
export const seriesOf = (number: string): NumberSeriesName | undefined =>
  serialOf(number) && numberSeries.find((series) => prefixes[series] === number.replace(/\d{4}-\d+$/, ''));

/** The stream in which a series keeps what is reserved. */
export const numbersStream = (id: string): string => `numbers-${id}`;

/** Everything that can happen to a series in one year. */
export type NumberingEvent =
  | {
      readonly type: 'NumbersReserved';
      readonly data: {
        readonly series: NumberSeriesName;
        readonly year: number;
        /** The server process that may hand them out. */
        readonly node: string;
        readonly from: number;
        readonly to: number;
      };
    }
  | {
      readonly type: 'NumbersSettled';
      /** Up to `through` every number is either in use or listed here as void, for ever. */
      readonly data: { readonly through: number; readonly voided: readonly number[] };
    }
  | {
      readonly type: 'NodeNumbersSettled';
      /** The same for the blocks of one server process alone, where several serve one log. */
      readonly data: { readonly node: string; readonly through: number; readonly voided: readonly number[] };
    };

export type NumberingCommand =
  | {
      readonly type: 'ReserveNumbers';
      readonly series: NumberSeriesName;
      readonly year: number;
      readonly node: string;
      readonly size: number;
    }
  | { readonly type: 'SettleNumbers'; readonly through: number; readonly voided: readonly number[] }
  | {
      readonly type: 'SettleNodeNumbers';
      readonly node: string;
      readonly through: number;
      readonly voided: readonly number[];
    };

export interface NumberingState {
  readonly reservedThrough: number;
  readonly settledThrough: number;
  /** Of each server process, up to where it has reserved and up to where that is settled. */
  readonly nodes: Readonly<Record<string, { readonly reserved: number; readonly settled: number }>>;
}

const noNumbers = { reserved: 0, settled: 0 };

/** Up to where a server process has reserved numbers that nobody has settled; undefined when there are none. */
export function unsettledThrough(state: NumberingState, node: string): number | undefined {
  const { reserved, settled } = state.nodes[node] ?? noNumbers;
  return reserved > Math.max(settled, state.settledThrough) ? reserved : undefined;
}

const withNode = (
  { nodes }: NumberingState,
  node: string,
  change: Partial<typeof noNumbers>,
): NumberingState['nodes'] => ({ ...nodes, [node]: { ...(nodes[node] ?? noNumbers), ...change } });

/** One series in one year. It never refuses: every caller is the server itself. */
export const numberingDecider: Decider<NumberingCommand, NumberingEvent, NumberingState, undefined> = {
  initial: { reservedThrough: 0, settledThrough: 0, nodes: {} },
  decide(command, state) {
    if (command.type === 'SettleNumbers')
      return [{ type: 'NumbersSettled', data: { through: command.through, voided: command.voided } }];
    if (command.type === 'SettleNodeNumbers') {
      const { node, through, voided } = command;
      return [{ type: 'NodeNumbersSettled', data: { node, through, voided } }];
    }
    const { series, year, node, size } = command;
    const from = state.reservedThrough + 1;
    return [{ type: 'NumbersReserved', data: { series, year, node, from, to: from + size - 1 } }];
  },
  evolve(state, event) {
    switch (event.type) {
      case 'NumbersReserved': {
        const { node, to } = event.data;
        return { ...state, reservedThrough: to, nodes: withNode(state, node, { reserved: to }) };
      }
      case 'NumbersSettled':
        return { ...state, settledThrough: event.data.through };
      case 'NodeNumbersSettled': {
        const { node, through } = event.data;
        return { ...state, nodes: withNode(state, node, { settled: through }) };
      }
      default:
        return event satisfies never;
    }
  },
};

/** Current schema version of each event. */
export const numberingEventVersions: Readonly<Record<NumberingEvent['type'], number>> = {
  NumbersReserved: 1,
  NumbersSettled: 1,
  NodeNumbersSettled: 1,
};
