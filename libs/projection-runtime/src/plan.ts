import type { RecordedEvent } from '@xiaohao/event-log';
import { type Handler, kindOf, type StreamClaim, type View } from './view.js';

/** A view's interest in one type of event; `handlers` is empty when it understands it and needs nothing. */
export interface Step {
  readonly view: View;
  readonly claim: StreamClaim;
  readonly handlers: readonly Handler[];
}

/** No view of this version knows what the event says. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

/** Throws {@link UnknownEvent} when the claim does not cover the event. */
export function understand(claim: StreamClaim, event: RecordedEvent): void {
  if (claim.known === 'any') return;
  const highest = Object.hasOwn(claim.known, event.type) ? claim.known[event.type] : undefined;
  if (highest === undefined) throw new UnknownEvent(`unknown event type ${event.type}`);
  const { schemaVersion } = event.metadata;
  if (schemaVersion > highest)
    throw new UnknownEvent(`${event.type} has schema version ${schemaVersion}, known is ${highest}`);
}

/** Which handlers an event goes to, looked up once per kind of stream and type. */
export class Plan {
  readonly #steps = new Map<string, Map<string, readonly Step[]>>();

  constructor(readonly views: readonly View[]) {}

  stepsFor(stream: string, type: string): readonly Step[] {
    const kind = kindOf(stream);
    const ofKind = this.#steps.get(kind) ?? new Map<string, readonly Step[]>();
    const known = ofKind.get(type);
    if (known !== undefined) return known;
    const steps = this.views.flatMap((view) =>
      view.claims
        .filter((claim) => claim.kind === kind)
        .map((claim) => ({
          view,
          claim,
          handlers: [
            claim.on && Object.hasOwn(claim.on, type) ? claim.on[type] : undefined,
            claim.every,
          ].filter((handler) => handler !== undefined),
        })),
    );
    this.#steps.set(kind, ofKind.set(type, steps));
    return steps;
  }
}
