import type projections from '@eventstore/db-client/generated/projections_pb.js';
import { status } from '@grpc/grpc-js';
import type { NewProjection } from '../projections/index.js';
import { CallError } from './errors.js';

const thrown = (): CallError => new CallError(status.UNKNOWN, 'Exception was thrown by handler.');

/** @throws CallError when no mode is named, and when streams are to be tracked that nothing is emitted to */
export function newProjectionIn(options: projections.CreateReq.Options): NewProjection {
  const query = options.getQuery();
  const continuous = options.getContinuous();
  const transient = options.getTransient();
  if (continuous) {
    const emitEnabled = continuous.getEmitEnabled();
    const trackEmittedStreams = continuous.getTrackEmittedStreams();
    if (trackEmittedStreams && !emitEnabled) throw thrown();
    return { mode: 'Continuous', name: continuous.getName(), query, emitEnabled, trackEmittedStreams };
  }
  if (transient) return { mode: 'Transient', name: transient.getName(), query };
  if (options.hasOneTime()) return { mode: 'OneTime', query };
  throw thrown();
}
