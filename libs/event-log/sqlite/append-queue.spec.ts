import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type EncodedEvent, LogFailed, LogFull } from '@xiaohao/event-log';
import { AppendQueue } from './append-queue.js';
import { type Batch, numbersPerAnswer } from './messages.js';

const fieldsPerAppend = 7;

const event = (bytes = 10): EncodedEvent => ({
  id: 'id',
  type: 'Reworded',
  data: '{}',
  metadata: '{}',
  bytes,
});

const queueWithLog = () => {
  const sent: Batch[] = [];
  const clock = { ms: 0 };
  const queue = new AppendQueue(
    (batch) => sent.push(batch),
    () => clock.ms,
  );
  const answerAll = (): void =>
    queue.answered(new Float64Array(((sent.at(-1)?.length ?? 0) / fieldsPerAppend) * numbersPerAnswer));
  const appendsIn = (batch: number): number => (sent[batch]?.length ?? 0) / fieldsPerAppend;
  return { queue, sent, clock, answerAll, appendsIn };
};

describe('the queue of appends', () => {
  it('sends what comes in one turn as one batch', async () => {
    const { queue, sent, appendsIn } = queueWithLog();
    for (let index = 0; index < 64; index += 1) void queue.add(`s-${index}`, 'absent', [event()]);
    await nextTurn();
    expect(sent).toHaveLength(1);
    expect(appendsIn(0)).toBe(64);
  });

  it('keeps one batch with the writer, and lets those who go on at once into the next', async () => {
    const { queue, sent, answerAll, appendsIn } = queueWithLog();
    const goingOn = async (stream: string): Promise<void> => {
      const { revision } = await queue.add(stream, 'absent', [event()]);
      await queue.add(stream, revision, [event()]);
    };
    void goingOn('a');
    void goingOn('b');
    await nextTurn();
    void queue.add('late', 'absent', [event()]);
    await nextTurn();
    expect(sent).toHaveLength(1);
    answerAll();
    await nextTurn();
    expect(sent).toHaveLength(2);
    expect(appendsIn(1)).toBe(3);
  });

  it('does not let a long turn of the loop hold up what came in its beginning', async () => {
    const { queue, sent, clock, appendsIn } = queueWithLog();
    void queue.add('early', 'absent', [event()]);
    clock.ms += 5;
    void queue.add('late', 'absent', [event()]);
    expect(sent).toHaveLength(1);
    expect(appendsIn(0)).toBe(2);
    await nextTurn();
    expect(sent).toHaveLength(1);
  });

  it('leaves what is too much for one commit to the next', async () => {
    const { queue, answerAll, appendsIn } = queueWithLog();
    for (let index = 0; index < 6; index += 1) void queue.add('s', 'absent', [event(1_048_576)]);
    await nextTurn();
    answerAll();
    await nextTurn();
    expect([appendsIn(0), appendsIn(1)]).toEqual([4, 2]);
  });

  it('refuses only the batch that was not committed', async () => {
    const { queue, answerAll } = queueWithLog();
    const first = queue.add('a', 'absent', [event()]);
    await nextTurn();
    const second = queue.add('b', 'absent', [event()]);
    queue.notCommitted('full', 'no room');
    await expect(first).rejects.toBeInstanceOf(LogFull);
    await nextTurn();
    answerAll();
    await expect(second).resolves.toMatchObject({ repeated: false });
  });

  it('refuses everything, sent, waiting or new, once the log has failed', async () => {
    const { queue } = queueWithLog();
    const sent = queue.add('a', 'absent', [event()]);
    await nextTurn();
    const waiting = queue.add('b', 'absent', [event()]);
    queue.refuseAll(new LogFailed('the disk refused'));
    const late = queue.add('c', 'absent', [event()]);
    for (const append of [sent, waiting, late]) await expect(append).rejects.toBeInstanceOf(LogFailed);
    await expect(queue.idle()).resolves.toBeUndefined();
  });
});
