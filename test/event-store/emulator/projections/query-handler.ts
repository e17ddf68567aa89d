import { type DefinedQuery, Defining, type ScriptFunction } from './defining.js';
import type { EmittedEvent } from './emitted-event.js';
import { emittingFunctions } from './emitting-functions.js';
import { envelopeOf } from './envelope.js';
import type { Handled, Handler } from './handler.js';
import { ScriptRealm } from './script-realm.js';
import { serialise } from './serialise.js';
import type { SourcedEvent } from './sourced.js';

/** A query in JavaScript. @throws from its constructor what the query throws when it is read */
export class QueryHandler implements Handler {
  readonly kind = 'EventStore.Projections.Core.Services.Interpreted.JintProjectionStateHandler';
  private readonly realm = new ScriptRealm();
  private readonly query: DefinedQuery;
  private emitted: EmittedEvent[] = [];
  private state: unknown;

  constructor(source: string) {
    const defining = new Defining();
    this.realm.offer({ ...defining.globals, log: () => undefined });
    this.realm.run(source);
    this.query = defining.query();
    this.realm.withdraw(Object.keys(defining.globals));
    this.realm.offer(emittingFunctions((event) => this.emitted.push(event)));
  }

  get definition(): DefinedQuery['definition'] {
    return this.query.definition;
  }

  partitionOf(sourced: SourcedEvent): string | undefined {
    const { partitionOf } = this.query;
    if (!partitionOf) return undefined;
    const found = this.call(partitionOf, envelopeOf(sourced, '', this.realm.parse));
    return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
  }

  load(state: string, shared: string): void {
    const own = state === '' ? this.fresh(this.query.init) : this.realm.parse(state);
    if (!this.definition.biState) this.state = own;
    else this.state = [own, shared === '' ? this.fresh(this.query.initShared) : this.realm.parse(shared)];
  }

  created(partition: string, sourced: SourcedEvent): readonly EmittedEvent[] {
    for (const created of this.query.created)
      this.call(created, this.state, envelopeOf(sourced, partition, this.realm.parse));
    return this.takeEmitted();
  }

  handle(partition: string, sourced: SourcedEvent): Handled {
    const { byType, any } = this.query;
    const handler = byType.get(sourced.event.type) ?? any;
    const envelope = envelopeOf(sourced, partition, this.realm.parse) as { readonly bodyRaw: string | null };
    return this.realm.turn(() => {
      const next = handler ? handler(this.state, envelope) : envelope.bodyRaw;
      if (next !== undefined) this.state = next;
      return { ...this.states(), emitted: this.takeEmitted() };
    });
  }

  deleted(partition: string): Handled {
    return this.realm.turn(() => {
      this.query.deleted?.(this.state, null, partition, false);
      return { ...this.states(), emitted: this.takeEmitted() };
    });
  }

  result(): string | undefined {
    return this.realm.turn(() => {
      let state = this.state;
      for (const { kind, by } of this.query.transforms) {
        const found = by(state);
        if (kind === 'transform') state = found;
        else if (found !== true) return undefined;
        if (state === null || state === undefined) return undefined;
      }
      return textOf(state) || undefined;
    });
  }

  private call(work: ScriptFunction, ...given: readonly unknown[]): unknown {
    return this.realm.turn(() => work(...given));
  }

  private fresh(init: ScriptFunction | undefined): unknown {
    return init ? this.call(init) : this.realm.parse('{}');
  }

  private takeEmitted(): readonly EmittedEvent[] {
    const taken = this.emitted;
    this.emitted = [];
    return taken;
  }

  private states(): { readonly state: string; readonly shared: string | undefined } {
    const { state } = this;
    if (this.definition.biState && Array.isArray(state))
      return { state: textOf(state[0]), shared: textOf(state[1]) };
    // A text stands for itself: without a handler it is the body as it came.
    return { state: typeof state === 'string' ? state : textOf(state), shared: undefined };
  }
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : serialise(value));
