import { append, serverEvent, softDelete } from '../storage/index.js';
import type { GroupDesk } from './group-desk.js';
import type { GroupSettings } from './group-settings.js';

/** A revision, or a position of the log. */
type Point = number;

const text = new TextDecoder();

/** How far a group has got without a gap, and what of that is written down. */
export class Checkpoints {
  private readonly points = new Map<number, Point>();
  private readonly open = new Set<number>();
  private handedOut = 0;
  private marked = 0;
  private markedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly desk: GroupDesk,
    private readonly stream: string,
    private readonly settings: GroupSettings,
    private readonly ofEverything: boolean,
  ) {}

  /** The point that was written down last. */
  stored(): Point | undefined {
    const { storage } = this.desk;
    const last = storage.isSoftDeleted(this.stream)
      ? undefined
      : storage.eventAt(this.stream, storage.lastRevision(this.stream));
    const digits = last && /\d+/.exec(text.decode(last.data));
    return digits ? Number(digits[0]) : undefined;
  }

  sent(sequence: number, point: Point): void {
    this.points.set(sequence, point);
    this.open.add(sequence);
    this.handedOut = Math.max(this.handedOut, sequence);
  }

  done(sequence: number): void {
    this.open.delete(sequence);
  }

  /** Writes the point down when there is enough news; by the clock already for less of it, at once the first time and never when it gives 0 as its time. */
  async mark(byClock: boolean, now: number): Promise<void> {
    const reached = this.open.size === 0 ? this.handedOut : Math.min(...this.open) - 1;
    const news = reached - this.marked;
    const { minCheckPointCount, maxCheckPointCount, checkPointAfter } = this.settings;
    const late = checkPointAfter !== 0 && now - this.markedAt >= checkPointAfter;
    const due = byClock && late && news >= minCheckPointCount;
    if (news <= 0 || !(due || news >= maxCheckPointCount)) return;
    const point = this.points.get(reached);
    if (point === undefined) return;
    this.marked = reached;
    this.markedAt = now;
    for (const sequence of this.points.keys()) if (sequence < reached) this.points.delete(sequence);
    await this.write(point);
  }

  async clear(): Promise<void> {
    if (this.desk.storage.lastRevision(this.stream) < 0) return;
    await this.desk.write((storage, now) => softDelete(storage, this.stream, 'any', now));
  }

  private async write(point: Point): Promise<void> {
    const json = JSON.stringify(this.ofEverything ? `C:${point}/P:${point}` : String(point));
    const event = serverEvent('$SubscriptionCheckpoint', json);
    await this.desk.write((storage, now) => append(storage, this.stream, 'any', [event], now));
  }
}
