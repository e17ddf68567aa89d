import { append, serverEvent } from '../storage/index.js';
import { Group } from './group.js';
import type { GroupDesk } from './group-desk.js';
import { faultOf, faultOfStart, type GroupSettings } from './group-settings.js';
import { configStream } from './group-streams.js';

/** What came of a change: done, or the reason why not. */
export type GroupOutcome = 'done' | 'exists' | 'absent' | { readonly fault: string };

interface ConfigEntry {
  readonly stream: string;
  readonly group: string;
  readonly settings: GroupSettings;
}

const text = new TextDecoder();

/** All groups of a node. What groups there are is an event, so that they are there again after a restart. */
export class GroupRegistry {
  private readonly groups = new Map<string, Group>();
  /** The streams that have had a group since the start. */
  private readonly streams = new Set<string>();

  constructor(private readonly desk: GroupDesk) {
    this.load();
  }

  find(stream: string, name: string): Group | undefined {
    return this.groups.get(keyOf(stream, name));
  }

  list(): readonly Group[] {
    return [...this.groups.values()];
  }

  /** Those of one stream, which may have lost its last; `absent` when it never had one. */
  listOf(stream: string): readonly Group[] | 'absent' {
    return this.streams.has(stream) ? this.list().filter((group) => group.stream === stream) : 'absent';
  }

  async create(stream: string, name: string, settings: GroupSettings): Promise<GroupOutcome> {
    const late = this.lateStart(stream, settings);
    if (late) return { fault: late };
    if (this.find(stream, name)) return 'exists';
    const fault = faultOf(settings);
    if (fault) return { fault };
    this.open(stream, name, settings);
    await this.save();
    return 'done';
  }

  /** Consumers are sent away and may come again. */
  async update(stream: string, name: string, settings: GroupSettings): Promise<GroupOutcome> {
    const group = this.find(stream, name);
    if (!group) return 'absent';
    const fault = this.lateStart(stream, settings) ?? faultOf(settings);
    if (fault) return { fault };
    group.end();
    this.open(stream, name, { ...settings, filter: group.settings.filter });
    await this.save();
    return 'done';
  }

  async delete(stream: string, name: string): Promise<GroupOutcome> {
    const group = this.find(stream, name);
    if (!group) return 'absent';
    group.end();
    this.groups.delete(keyOf(stream, name));
    await this.save();
    await group.parking.clear();
    await group.checkpoints.clear();
    return 'done';
  }

  /** Sends everybody away and begins from what is written down. */
  restart(): void {
    for (const group of this.groups.values()) group.end();
    this.groups.clear();
    this.streams.clear();
    this.load();
  }

  /** Something was written. */
  wake(): void {
    for (const group of this.groups.values()) group.push();
  }

  tick(now: number): void {
    for (const group of this.groups.values()) group.tick(now);
  }

  private lateStart(stream: string, settings: GroupSettings): string | undefined {
    const { storage } = this.desk;
    return stream === '$all' ? faultOfStart(settings, storage.positionAt(storage.length - 1)) : undefined;
  }

  private open(stream: string, name: string, settings: GroupSettings): void {
    const group = new Group(this.desk, stream, name, settings);
    this.groups.set(keyOf(stream, name), group);
    this.streams.add(stream);
    group.push();
  }

  private async save(): Promise<void> {
    const entries: readonly ConfigEntry[] = this.list().map(({ stream, name, settings }) => ({
      stream,
      group: name,
      settings,
    }));
    const event = serverEvent('$PersistentConfig', JSON.stringify({ version: '2', entries }));
    await this.desk.write((storage, now) => append(storage, configStream, 'any', [event], now));
  }

  private load(): void {
    const { storage } = this.desk;
    const last = storage.eventAt(configStream, storage.lastRevision(configStream));
    if (!last) return;
    const { entries } = JSON.parse(text.decode(last.data)) as { readonly entries: readonly ConfigEntry[] };
    for (const { stream, group, settings } of entries) this.open(stream, group, settings);
  }
}

const keyOf = (stream: string, name: string): string => `${stream}::${name}`;
