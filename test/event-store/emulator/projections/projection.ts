import { definitionFault } from './definition-fault.js';
import type { ProjectionDesk } from './desk.js';
import type { Handler } from './handler.js';
import { emptyPartition, type Partition } from './partitions.js';
import type { ProjectionSettings } from './projection-settings.js';
import { QueryHandler } from './query-handler.js';
import { Run } from './run.js';
import { nativeHandler } from './standard/standard-projections.js';

/** Where a projection stands. */
export type ManagedState = 'Loaded' | 'Stopped' | 'Running' | 'Completed' | 'Aborted' | 'Faulted';

/** Writes settings down; the answer has the version that they got. */
export type SaveSettings = (name: string, settings: ProjectionSettings) => Promise<ProjectionSettings>;

/** One projection of a node, running or not. Changes come one after the other. */
export class Projection {
  state: ManagedState = 'Loaded';
  faultedReason = '';
  /** What is in memory of it; none when its query could never be read. */
  run: Run | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly desk: ProjectionDesk,
    readonly id: number,
    readonly name: string,
    public settings: ProjectionSettings,
    private readonly save: SaveSettings,
  ) {}

  /** Begins from what is written down: runs, or stands still, as the settings say. */
  open(): void {
    let handler: Handler;
    try {
      handler = handlerOf(this.settings);
    } catch (error) {
      this.run = undefined;
      this.fault(String((error as { readonly message?: unknown } | null)?.message ?? error));
      return;
    }
    const { settings, id, name } = this;
    const { epoch, version, mode, emitEnabled, trackEmittedStreams, checkpointsDisabled } = settings;
    const run: Run = new Run(
      this.desk,
      handler,
      {
        name,
        version: { id, epoch, version },
        emitEnabled,
        trackEmittedStreams: emitEnabled && trackEmittedStreams,
        checkpoints: !checkpointsDisabled,
        once: mode !== 'Continuous',
      },
      {
        faulted: (reason) => {
          if (this.run === run) this.fault(reason);
        },
        completed: () => {
          if (this.run === run) this.state = 'Completed';
        },
      },
    );
    this.run = run;
    this.state = settings.enabled ? 'Running' : 'Stopped';
    if (settings.enabled) run.start();
  }

  create(): Promise<void> {
    return this.inTurn(async () => {
      await this.change({});
      this.open();
    });
  }

  enable(): Promise<void> {
    return this.inTurn(async () => {
      if (this.settings.enabled && this.state === 'Running') return;
      await this.halt(true);
      await this.change({ enabled: true });
      this.open();
    });
  }

  /** Writes a checkpoint and stops. */
  disable(): Promise<void> {
    return this.inTurn(async () => {
      await this.halt(true);
      await this.change({ enabled: false });
      if (this.run) this.state = 'Stopped';
    });
  }

  /** Stops as it is: what was done since the last checkpoint will be done again. */
  abort(): Promise<void> {
    return this.inTurn(async () => {
      const wasRunning = this.state === 'Running';
      await this.halt(false);
      await this.change({ enabled: false });
      if (wasRunning) this.state = 'Aborted';
    });
  }

  /** Begins from the beginning, as another life: what it emitted is written anew. */
  reset(): Promise<void> {
    return this.inTurn(async () => {
      await this.halt(true);
      await this.change({ epoch: this.settings.version + 1 });
      this.open();
    });
  }

  update(query: string, emitEnabled: boolean | undefined): Promise<void> {
    return this.inTurn(async () => {
      const again = this.state === 'Completed' ? { epoch: this.settings.version + 1 } : {};
      await this.halt(true);
      await this.change({ query, ...(emitEnabled === undefined ? {} : { emitEnabled }), ...again });
      this.open();
    });
  }

  /** Ends what is in memory, with nothing written. */
  halt(withCheckpoint: boolean): Promise<void> {
    return this.run?.stop(withCheckpoint) ?? Promise.resolve();
  }

  partition(name: string): Partition {
    return this.run?.partitions.get(name) ?? emptyPartition;
  }

  private async change(changes: Partial<ProjectionSettings>): Promise<void> {
    this.settings = await this.save(this.name, { ...this.settings, ...changes });
  }

  private fault(reason: string): void {
    this.state = 'Faulted';
    this.faultedReason = reason;
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}

/** @throws what the query throws, or why it cannot run */
function handlerOf({ handlerType, query }: ProjectionSettings): Handler {
  const handler = handlerType === 'JS' ? new QueryHandler(query) : nativeHandler(handlerType, query);
  const fault = definitionFault(handler.definition);
  if (fault !== undefined) throw new Error(fault);
  return handler;
}
