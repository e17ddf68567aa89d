import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@xiaohao/event-log';
import { BatchRows } from './batch-rows.js';
import { parseRaw, type RawEvent } from './event-source.js';
import { isRowFault } from './faults.js';
import { type ParkedEvent, ParkedEvents } from './parked.js';
import { Plan, type Step, type Steps, understand } from './plan.js';
import { skippedEvent, skippedEvents } from './skipped-events.js';
import type { View } from './view.js';

export interface FoldingOptions {
  /** Rows are inserted without looking: the log comes ordered by stream, whole streams at a time. */
  readonly fresh?: boolean;
  /** The instant that parked events are stamped with. */
  readonly now: () => string;
}

/** What the handlers make of events, in memory: rows that wait to be written, and what had to be parked. */
export class Folding {
  readonly rows: BatchRows;
  readonly parked: ParkedEvents;
  readonly #plan: Plan;

  constructor(
    db: DatabaseSync,
    views: readonly View[],
    private readonly options: FoldingOptions,
  ) {
    const all = [...views, skippedEvents];
    this.rows = new BatchRows(db, all, options.fresh === true);
    this.parked = new ParkedEvents(db);
    this.#plan = new Plan(all);
  }

  fold(raw: RawEvent): void {
    const steps = this.stepsFor(raw);
    if (steps.all.length > 0) this.#fold(raw, steps);
  }

  stepsFor({ stream, type }: RawEvent): Steps {
    return this.#plan.stepsFor(stream, type);
  }

  /** For these views alone. @param read the event, where it has been parsed already */
  foldSteps(raw: RawEvent, steps: readonly Step[], read?: RecordedEvent): void {
    let event = read;
    for (const step of steps) {
      const parked = this.parked.any ? this.parked.at(raw.stream, step.view.name) : undefined;
      if (parked !== undefined) {
        this.parked.park({ ...parked, held: parked.held + 1 });
        continue;
      }
      try {
        event ??= parseRaw(raw);
        understand(step, event);
        for (const handler of step.handlers) handler(event, this.rows);
        this.rows.keep();
      } catch (fault) {
        this.rows.drop();
        if (!isRowFault(fault)) throw fault;
        this.park(raw, step, fault);
      }
    }
  }

  /** Once more for the view that had parked it, or had held it behind what it had parked. */
  foldAgain(view: string, raw: RawEvent, before: ParkedEvent): void {
    const steps = this.stepsFor(raw).all.filter((step) => step.view.name === view);
    this.foldSteps(raw, steps);
    const again = this.parked.at(raw.stream, view);
    if (again?.eventId === raw.id && before.eventId === raw.id)
      this.parked.park({ ...again, attempts: before.attempts + 1, since: before.since });
  }

  park(raw: RawEvent, step: Step, fault: unknown): void {
    if (this.isSkipped(raw.stream, raw.id)) return;
    this.parked.park({
      stream: raw.stream,
      view: step.view.name,
      position: raw.position,
      revision: raw.revision,
      eventId: raw.id,
      type: raw.type,
      error: String(fault),
      since: this.options.now(),
      attempts: 1,
      held: 0,
    });
  }

  isSkipped(stream: string, id: string): boolean {
    return this.rows.get(skippedEvent, stream, id) !== undefined;
  }

  /** Back to what the file says. */
  forget(): void {
    this.rows.forget();
    this.parked.reload();
  }

  #fold(raw: RawEvent, { all, busy, plain }: Steps): void {
    const event = parsed(raw);
    const straight = event !== undefined && event.metadata.schemaVersion <= plain && !this.parked.any;
    this.foldSteps(raw, straight ? busy : all, event);
  }
}

/** Undefined when it is not what every event is: then each view that claims it says so and parks. */
function parsed(raw: RawEvent): RecordedEvent | undefined {
  try {
    return parseRaw(raw);
  } catch {
    return undefined;
  }
}
