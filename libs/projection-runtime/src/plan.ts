import type { RecordedEvent } from '@xiaohao/event-log';
import { type Handler, kindOf, type StreamClaim, type View } from './view.js';

/** A view's interest in one type of event; `handlers` is empty when it understands it and needs nothing. */
export interface Step {
  readonly view: View;
  /** Schema version up to which the view understands it; undefined when it does not know the type. */
  readonly highest: number | undefined;
  readonly handlers: readonly Handler[];
}

/** No view of this version knows what the event says. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

/** Throws {@link UnknownEvent} when the view does not know the type, or only earlier versions of it. */
export function understand({ highest }: Step, { type, metadata }: RecordedEvent): void {
  if (highest === undefined) throw new UnknownEvent(`unknown event type ${type}`);
  const { schemaVersion } = metadata;
  if (schemaVersion > highest)
    throw new UnknownEvent(`${type} has schema version ${schemaVersion}, known is ${highest}`);
}

/** What becomes of one type of event on one kind of stream. */
export interface Steps {
  /** Of every view that claims the stream. */
  readonly all: readonly Step[];
  /** Those that are left when nothing of the stream is parked and the version is not above `plain`. */
  readonly busy: readonly Step[];
  readonly plain: number;
}

const none: Steps = { all: [], busy: [], plain: 0 };

/** Which handlers an event goes to, looked up once per kind of stream and type. */
export class Plan {
  readonly #steps = new Map<string, Map<string, Steps>>();

  constructor(readonly views: readonly View[]) {}

  stepsFor(stream: string, type: string): Steps {
    const kind = kindOf(stream);
    const ofKind = this.#steps.get(kind) ?? new Map<string, Steps>();
    const known = ofKind.get(type);
    if (known !== undefined) return known;
    const steps = this.#plan(kind, type);
    this.#steps.set(kind, ofKind.set(type, steps));
    return steps;
  }

  #plan(kind: string, type: string): Steps {
    const all = this.views.flatMap((view) =>
      view.claims.filter((claim) => claim.kind === kind).map((claim) => stepOf(view, claim, type)),
    );
    if (all.length === 0) return none;
    const isBusy = ({ handlers, highest }: Step): boolean => handlers.length > 0 || highest === undefined;
    return { all, busy: all.filter(isBusy), plain: Math.min(...all.map(({ highest = 0 }) => highest)) };
  }
}

function stepOf(view: View, { known, on = {}, every }: StreamClaim, type: string): Step {
  const own = Object.hasOwn(on, type) ? on[type] : undefined;
  const handlers = [own, every].filter((handler) => handler !== undefined);
  const highest =
    known === 'any' ? Number.POSITIVE_INFINITY : Object.hasOwn(known, type) ? known[type] : undefined;
  return { view, highest, handlers };
}
