import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Choice } from '../following/index.js';
import { filterOf } from '../storage/index.js';
import { NotForeseen, noneOf } from './errors.js';
import { filterIn } from './filter.js';
import { positionIn, revisionIn } from './places.js';

type Options = streams.ReadReq.Options;

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
