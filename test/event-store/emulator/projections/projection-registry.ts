import { randomUUID } from 'node:crypto';
import { append, type Storage, serverEvent, softDelete } from '../storage/index.js';
import type { ProjectionDesk } from './desk.js';
import { trackedIn } from './emitter.js';
import { Projection } from './projection.js';
import type { ProjectionMode, ProjectionSettings } from './projection-settings.js';
import { registrationStream, streamsOf } from './projection-streams.js';
import { standardProjections } from './standard/standard-projections.js';

/** What is asked for when one is made. */
export interface NewProjection {
  readonly mode: ProjectionMode;
  /** None for one of mode `OneTime`. */
  readonly name?: string;
  readonly query: string;
  readonly emitEnabled?: boolean;
  readonly trackEmittedStreams?: boolean;
}

/** What goes when one is deleted. */
export interface Deletion {
  readonly checkpoint: boolean;
  readonly emitted: boolean;
}

/** What came of a change; the others are as the server calls its answers. */
export type ProjectionOutcome = 'done' | 'NotFound' | 'Conflict' | 'OperationFailed';

const text = new TextDecoder();
/** Of all that are written down nowhere. */
const transientId = -2;

/** All projections of a node. What was made or changed are events, so that it is there again after a restart; a node on which nothing was asked for has written nothing. */
export class ProjectionRegistry {
  private readonly projections = new Map<string, Projection>();
  private readonly making = new Set<string>();

  constructor(private readonly desk: ProjectionDesk) {
    this.load();
  }

  find(name: string): Projection | undefined {
    return this.projections.get(name);
  }

  list(mode?: ProjectionMode): readonly Projection[] {
    return [...this.projections.values()].filter(
      ({ settings }) => mode === undefined || settings.mode === mode,
    );
  }

  async create(asked: NewProjection): Promise<ProjectionOutcome> {
    const { mode, query } = asked;
    const name = asked.name ?? randomUUID();
    if (name.trim() === '') return 'OperationFailed';
    if (this.projections.has(name) || this.making.has(name)) return 'Conflict';
    this.making.add(name);
    const settings = {
      handlerType: 'JS',
      query,
      mode,
      enabled: true,
      emitEnabled: asked.emitEnabled ?? false,
      trackEmittedStreams: asked.trackEmittedStreams ?? false,
      checkpointsDisabled: mode !== 'Continuous',
      epoch: -1,
      version: -1,
    };
    const id =
      mode === 'Transient'
        ? transientId
        : await this.desk.write((storage, now) => register(storage, '$ProjectionCreated', name, now));
    this.making.delete(name);
    await this.add(id, name, settings).create();
    return 'done';
  }

  /** Only what stands still can be deleted, and nothing that every server has. */
  async delete(name: string, { checkpoint, emitted }: Deletion): Promise<ProjectionOutcome> {
    const projection = this.projections.get(name);
    if (!projection) return 'NotFound';
    const { state, settings } = projection;
    if (standardProjections.some((standard) => standard.name === name)) return 'OperationFailed';
    const transient = settings.mode === 'Transient';
    if (!transient && state !== 'Stopped' && state !== 'Faulted') return 'OperationFailed';
    await projection.halt(false);
    this.projections.delete(name);
    if (transient) return 'done';
    const streams = streamsOf(name);
    await this.desk.write((storage, now) => {
      const gone = [
        ...(checkpoint && !settings.checkpointsDisabled ? [streams.checkpoint] : []),
        ...(emitted && settings.emitEnabled && settings.trackEmittedStreams
          ? [...trackedIn(storage, streams.emitted), streams.emitted]
          : []),
      ];
      for (const stream of gone) softDelete(storage, stream, 'any', now);
      register(storage, '$ProjectionDeleted', name, now);
    });
    return 'done';
  }

  /** Stops all of them without a word and begins from what is written down. */
  async restart(): Promise<void> {
    await Promise.all(this.list().map((projection) => projection.halt(false)));
    this.projections.clear();
    this.load();
  }

  private add(id: number, name: string, settings: ProjectionSettings): Projection {
    const projection = new Projection(this.desk, id, name, settings, (of, changed) => this.save(of, changed));
    this.projections.set(name, projection);
    return projection;
  }

  /** The version is the number of the event that it is written in. */
  private save(name: string, settings: ProjectionSettings): Promise<ProjectionSettings> {
    if (settings.mode === 'Transient') return Promise.resolve({ ...settings, version: settings.version + 1 });
    return this.desk.write((storage, now) => {
      initialise(storage, now);
      const stream = streamsOf(name).definition;
      const saved = { ...settings, version: storage.lastRevision(stream) + 1 };
      append(storage, stream, 'any', [serverEvent('$ProjectionUpdated', JSON.stringify(saved))], now);
      return saved;
    });
  }

  private load(): void {
    const { storage } = this.desk;
    for (const [name, id] of registered(storage)) {
      const stream = streamsOf(name).definition;
      const last = storage.eventAt(stream, storage.lastRevision(stream));
      const standard = standardProjections.find((known) => known.name === name);
      const settings = last
        ? (JSON.parse(text.decode(last.data)) as ProjectionSettings)
        : standard && { ...standard, ...asInstalled };
      if (settings) this.add(id, name, settings).open();
    }
  }
}

const asInstalled = {
  mode: 'Continuous',
  enabled: false,
  emitEnabled: true,
  trackEmittedStreams: false,
  checkpointsDisabled: false,
  epoch: -1,
  version: -1,
} as const;

/** Names with their numbers: those of every server first, whether that is written down or not. */
function registered(storage: Storage): ReadonlyMap<string, number> {
  const found = new Map(standardProjections.map(({ name }, index) => [name, index + 1]));
  for (let revision = 0; revision <= storage.lastRevision(registrationStream); revision += 1) {
    const event = storage.eventAt(registrationStream, revision);
    if (event?.type === '$ProjectionCreated') found.set(text.decode(event.data), revision);
    if (event?.type === '$ProjectionDeleted') found.delete(text.decode(event.data));
  }
  return found;
}

/** Writes once what a server writes at its first start. */
function initialise(storage: Storage, now: number): void {
  if (storage.lastRevision(registrationStream) >= 0) return;
  const created = standardProjections.map(({ name }) => registration('$ProjectionCreated', name));
  const events = [serverEvent('$ProjectionsInitialized', undefined), ...created];
  append(storage, registrationStream, 'any', events, now);
}

const registration = (type: string, name: string) => ({ ...serverEvent(type, name), isJson: false });

/** The number of the event, by which a new projection is known. */
function register(storage: Storage, type: string, name: string, now: number): number {
  initialise(storage, now);
  append(storage, registrationStream, 'any', [registration(type, name)], now);
  return storage.lastRevision(registrationStream);
}
