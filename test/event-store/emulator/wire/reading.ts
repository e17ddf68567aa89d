import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Choice } from '../following/index.js';
import { filterOf } from '../storage/index.js';
import { invalidArgument, NotForeseen, noneOf } from './errors.js';
import { filterIn } from './filter.js';
import { positionIn, revisionIn } from './places.js';

type Options = streams.ReadReq.Options;

const { StreamOptionCase, CountOptionCase, FilterOptionCase, ReadDirection } = streams.ReadReq.Options;

const choices: Readonly<Record<number, string>> = {
  0: 'None',
  [StreamOptionCase.STREAM]: 'Stream',
  [StreamOptionCase.ALL]: 'All',
  [CountOptionCase.COUNT]: 'Count',
  [CountOptionCase.SUBSCRIPTION]: 'Subscription',
  [FilterOptionCase.FILTER]: 'Filter',
  [FilterOptionCase.NO_FILTER]: 'NoFilter',
};
const directions = ['Forwards', 'Backwards'];

/** @throws CallError when neither a stream nor everything is asked for */
export function mustBeOfSomething(options: Options): void {
  if (options.getStreamOptionCase() === 0)
    throw noneOf('EventStore.Client.Streams.ReadReq+Types+Options+StreamOptionOneofCase');
}

/** @throws CallError without a count or a subscription, without a word about filters, for a filter on a stream and for a subscription backwards */
export function mustFitTogether(options: Options): void {
  const count = options.getCountOptionCase();
  const filter = options.getFilterOptionCase();
  const direction: number = options.getReadDirection();
  const backwards = direction === ReadDirection.BACKWARDS;
  const fits =
    count !== 0 &&
    filter !== 0 &&
    direction in directions &&
    !(options.hasStream() && options.hasFilter()) &&
    !(options.hasSubscription() && backwards);
  if (fits) return;
  const found = [
    choices[options.getStreamOptionCase()],
    choices[count],
    directions[direction] ?? direction,
    choices[filter],
  ];
  throw invalidArgument(`The combination of (${found.join(', ')}) is invalid.`);
}

/** Whether it says where to begin. */
export const hasBeginning = (options: Options): boolean =>
  (options.getStream()?.getRevisionOptionCase() ?? options.getAll()?.getAllOptionCase() ?? 0) !== 0;

/** Where a reading of a stream begins. @throws CallError for a revision that none can have */
export function streamStart(options: streams.ReadReq.Options.StreamOptions): number | 'start' | 'end' {
  if (options.hasRevision()) {
    const revision = revisionIn(options.getRevision());
    return revision === 'end' ? revision : Number(revision);
  }
  return options.hasEnd() ? 'end' : 'start';
}

/** Where a reading of everything begins. @throws CallError for a position that is none */
export function allStart(options: streams.ReadReq.Options.AllOptions): number | 'start' | 'end' {
  const position = options.getPosition();
  if (position) return positionIn(position);
  return options.hasEnd() ? 'end' : 'start';
}

const defaultWindow = 32;

/** @throws CallError for a filter that is none, for no window, and from a subscription for no checkpoints */
export function choiceIn(options: Options): Choice | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const wanted = filterIn(filter);
  if (!filter.hasMax() && !filter.hasCount()) throw noneOf('WindowOneofCase');
  const multiplier = filter.getCheckpointintervalmultiplier();
  if (multiplier === 0 && options.hasSubscription())
    throw new NotForeseen('checkpointIntervalMultiplier must be a non-zero value.');
  return {
    wanted: filterOf(wanted.on, wanted),
    checkpointInterval: multiplier * (filter.hasMax() ? filter.getMax() : defaultWindow),
  };
}
