import { randomUUID } from 'node:crypto';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { someEvent } from './some-event.js';

// Sixteen writers append for as long as they are let; every try and every answer is a line on standard output.
const [folder = '', bytes = '0'] = process.argv.slice(2);
const say = (...words: readonly string[]): boolean => process.stdout.write(`${words.join(' ')}\n`);

const log = await SqliteEventLog.open({ folder });
void log.failed.then(() => say('failed'));

const write = async (writer: number): Promise<void> => {
  const stream = `problem-${randomUUID()}`;
  for (let expected = 'absent', round = writer; ; round += 1) {
    const ids = Array.from({ length: 1 + (round % 3) }, () => randomUUID());
    say('try', stream, expected, ...ids);
    const events = ids.map((id, number) => someEvent(id, number, ids.length, Number(bytes)));
    expected = (await log.append(stream, expected, events)).revision;
    say('done', stream, expected, ...ids);
  }
};

const ends = await Promise.allSettled(Array.from({ length: 16 }, (_, writer) => write(writer)));
const again = await log.append('afterwards', 'absent', [someEvent(randomUUID(), 0, 1, 0)]).catch(String);
for (const end of ends) if (end.status === 'rejected') say('refused', String(end.reason.name));
say('again', String(again).replaceAll(/:.*/g, ''));
await log.close();
