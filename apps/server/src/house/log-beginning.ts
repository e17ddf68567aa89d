import { type EventLog, WrongExpectedRevision } from '@xiaohao/event-log';
import { v7 } from 'uuid';

/** Under which clock a log was begun; its first event says so for ever. */
export type ClockKind = 'real' | 'virtual';

/** The log was begun under the other clock: what it says of time would be mixed. */
export class ClockMismatch extends Error {
  override readonly name = 'ClockMismatch';
  constructor(
    readonly begun: ClockKind,
    readonly wanted: ClockKind,
  ) {
    super(
      `此数据始于${begun === 'real' ? '真实' : '虚拟'}时钟，不能以另一时钟运行 / this log was begun under the ${begun} clock and cannot be served under the ${wanted} one (XIAOHAO_CLOCK)`,
    );
  }
}

/**
 * Writes the first event of a new log, or checks that of an old one.
 * @throws ClockMismatch
 */
export async function beginLog(log: EventLog, clock: ClockKind, now: string): Promise<void> {
  const begun = async (): Promise<ClockKind | undefined> => {
    const { events } = await log.readStream('log', { limit: 1 });
    return events[0]?.data.clock as ClockKind | undefined;
  };
  const known = await begun();
  if (known === undefined) {
    try {
      await log.append('log', 'absent', [
        {
          id: v7(),
          type: 'LogBegun',
          data: { log: v7(), clock },
          metadata: {
            schemaVersion: 1,
            actor: { kind: 'system', id: 'system' },
            command: 'BeginLog',
            correlationId: v7(),
            recordedAt: now,
          },
        },
      ]);
      return;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
  const first = known ?? (await begun());
  if (first !== undefined && first !== clock) throw new ClockMismatch(first, clock);
}

/** The instant from which a virtual clock goes on after a restart: to which it was set last, or where it began. */
export async function lastInstant(log: EventLog): Promise<string | undefined> {
  const [set] = (await log.readStream('clock', { direction: 'backward', limit: 1 })).events;
  const [begun] = (await log.readStream('log', { limit: 1 })).events;
  return (set ?? begun)?.metadata.recordedAt;
}
