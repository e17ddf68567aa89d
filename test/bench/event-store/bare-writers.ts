import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import type { NewEvent } from '@xiaohao/event-log';
import { v7 } from 'uuid';

/** An event of a usual size, as a request without a key makes it. */
export const progressReported = (): NewEvent => ({
  id: v7(),
  type: 'ProgressReported',
  data: {
    measure: 'd0f3a1a2-5f0f-4f6e-9a51-111111111111',
    percent: 40,
    done: '已完成制度修订初稿，正在征求各科室意见，下一步提交党组会审议后印发执行。',
    obstacle: '部分单位反馈较慢',
    helpAsked: null,
  },
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'person', id: 'd0f3a1a2-5f0f-4f6e-9a51-222222222222' },
    command: 'ReportProgress',
    correlationId: v7(),
    recordedAt: '2026-11-23T01:02:03.456Z',
  },
});

/** Writers that each await their own append, over the client as anybody would use it. */
export function bareWriters(url: string, prefix: string, count: number) {
  const client = EventStoreDBClient.connectionString(url);
  const writers = Array.from({ length: count }, (_, n) => ({ stream: `${prefix}bare-${n}`, revision: -1n }));
  const write = async (writer: { readonly stream: string; revision: bigint }, until: number) => {
    let appends = 0;
    for (; performance.now() < until; appends += 1) {
      const { id, type, data, metadata } = progressReported();
      const event = jsonEvent({ id, type, data: data as never, metadata: metadata as never });
      const expectedRevision = writer.revision < 0n ? NO_STREAM : writer.revision;
      await client.appendToStream(writer.stream, event, { expectedRevision });
      writer.revision += 1n;
    }
    return appends;
  };
  return {
    write: async (until: number): Promise<number> =>
      (await Promise.all(writers.map((writer) => write(writer, until)))).reduce((sum, one) => sum + one, 0),
    readAll: async (): Promise<number> => {
      let events = 0;
      for await (const _ of client.readAll()) events += 1;
      return events;
    },
    close: () => client.dispose(),
  };
}
