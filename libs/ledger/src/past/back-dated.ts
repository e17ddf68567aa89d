import type { RecordedEvent } from '@xiaohao/event-log';
import { dateInZone } from '@xiaohao/working-calendar';
import { happenedFrom } from './bound.js';

/** An entry that was recorded on a later day than the one on which it is said to have happened. */
export interface BackDated {
  readonly revision: string;
  readonly type: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
}

/** The day decides: stating at noon what was done in the morning is no back-dating. */
export const isBackDated = (event: RecordedEvent, zone: string): boolean =>
  event.metadata.happenedAt !== undefined &&
  dateInZone(happenedFrom(event, zone), zone) < dateInZone(event.metadata.recordedAt, zone);

export const backDatedOf = ({ revision, type, metadata }: RecordedEvent): BackDated => ({
  revision,
  type,
  happenedAt: metadata.happenedAt ?? metadata.recordedAt,
  recordedAt: metadata.recordedAt,
});
