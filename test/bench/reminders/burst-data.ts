import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { defaultRules } from '@xiaohao/campaign';
import { encodeEvent, type JsonObject, type NewEvent } from '@xiaohao/event-log';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { life } from '../../../libs/problem/testing/index.js';

export const campaign = 'campaign-1';
/** The first late instant of what is due on `dueOn`. */
export const dueOn = '2026-06-01';
export const lateFrom = '2026-06-01T16:00:00.000Z';

const told = (type: string, data: unknown): NewEvent => ({
  id: randomUUID(),
  type,
  data: data as JsonObject,
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'clock', id: 'clock' },
    command: type,
    correlationId: randomUUID(),
    recordedAt: '2026-05-01T00:00:00.000Z',
  },
});

/** What makes a problem one that is being corrected, with a measure that is due on the day. */
const problemEvents = (): readonly NewEvent[] =>
  life.rectifying
    .filter(({ type }) => ['Identified', 'MeasureAssigned', 'RectificationStarted'].includes(type))
    .map(({ type, data }) =>
      told(
        type,
        type === 'MeasureAssigned' && 'content' in data
          ? { ...data, content: { ...data.content, dueOn } }
          : data,
      ),
    );

/** A log in which so many problems are due at the same instant. @returns their ids */
export async function burstLog(folder: string, problems: number): Promise<readonly string[]> {
  const log = await SqliteEventLog.open({ folder });
  const by = 'bench';
  const opened = {
    campaign,
    by,
    name: 'bench',
    zone: 'Asia/Shanghai',
    startsOn: '2026-01-01',
    rules: defaultRules,
  };
  await log.append(`campaign-${campaign}`, 'absent', [told('CampaignOpened', opened)]);
  await log.append('organisation', 'absent', [
    told('UnitRegistered', { unit: 'unit', by, name: 'unit', kind: 'office' }),
  ]);
  await log.close();
  const db = new DatabaseSync(join(folder, 'events.db'));
  const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
  let position = Number(db.prepare('SELECT max(position) AS p FROM events').get()?.['p'] ?? 0);
  const ids = Array.from({ length: problems }, () => randomUUID());
  db.exec('PRAGMA synchronous = OFF; BEGIN');
  const events = problemEvents().map(encodeEvent);
  for (const id of ids)
    events.forEach(({ type, data, metadata }, revision) => {
      position += 1;
      const key = Buffer.from(randomUUID().replaceAll('-', ''), 'hex');
      insert.run(position, `problem-${id}`, revision, key, type, data, metadata);
    });
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return ids;
}
