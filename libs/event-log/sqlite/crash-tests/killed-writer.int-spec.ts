import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@xiaohao/event-log';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { type ChildLog, linesOf, startChildLog } from './child-log.js';
import { someEvent } from './some-event.js';
import { withFolder } from './temporary-folder.js';

const everything = (log: SqliteEventLog): Promise<readonly RecordedEvent[]> =>
  log.readAll({ limit: 1_000_000 });

const expectWhole = (events: readonly RecordedEvent[]): void => {
  expect(events.map((event) => event.position)).toEqual(events.map((_, index) => String(index + 1)));
  expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  // Every append is there with its first to its last event, or not at all.
  for (const [index, { data }] of events.entries()) {
    if (data.number !== 0) expect(data.number).toBe(Number(events[index - 1]?.data.number) + 1);
    const next = events[index + 1];
    if (Number(data.number) + 1 < Number(data.of)) expect(next?.data.of).toBe(data.of);
  }
};

const expectAnswered = (events: readonly RecordedEvent[], child: ChildLog): void => {
  const places = new Map(events.map((event) => [event.id, `${event.stream} ${event.revision}`]));
  for (const { stream, revision, ids } of linesOf(child, 'done'))
    expect(places.get(ids.at(-1) ?? '')).toBe(`${stream} ${revision}`);
};

/** Sends again what was never answered, as a client would; then it is there once. */
const sendAgain = async (log: SqliteEventLog, child: ChildLog): Promise<void> => {
  const answered = new Set(linesOf(child, 'done').flatMap((line) => line.ids));
  for (const { stream, revision, ids } of linesOf(child, 'try')) {
    if (ids.some((id) => answered.has(id))) continue;
    await log.append(
      stream,
      revision,
      ids.map((id, number) => someEvent(id, number, ids.length, 0)),
    );
  }
};

describe('a writer that is killed', () => {
  it(
    'leaves every answered append, none in part, none twice, and no lock behind',
    withFolder(async (folder) => {
      for (let round = 0; round < 4; round += 1) {
        const child = startChildLog(folder, 100 + 500 * round);
        await child.said('done');
        await pause(Math.random() * 250);
        child.process.kill('SIGKILL');
        await child.ended;
        const log = await SqliteEventLog.open({ folder });
        const found = await everything(log);
        expectWhole(found);
        expectAnswered(found, child);
        expect(linesOf(child, 'done').length).toBeGreaterThan(0);
        await sendAgain(log, child);
        const after = await everything(log);
        expectWhole(after);
        const ids = new Set(after.map((event) => event.id));
        for (const line of linesOf(child, 'try')) for (const id of line.ids) expect(ids).toContain(id);
        await log.close();
      }
    }),
  );
});
