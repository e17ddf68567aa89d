import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { eventLogConformance } from '@xiaohao/event-log/conformance';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { type StartedNode, startNode } from '../../../test/event-store/emulator/start-node.js';

let node: StartedNode;
beforeAll(async () => {
  node = await startNode({ host: '127.0.0.1', port: 0 });
});
afterAll(() => node.stop());

eventLogConformance(
  'the log in EventStoreDB',
  async () => {
    const options = {
      url: process.env.TEST_EVENT_STORE ?? node.url,
      prefix: `c${randomUUID().slice(0, 8)}-`,
    };
    let log = new EventStoreLog(options);
    return {
      log,
      reopen: async () => {
        await log.close();
        log = new EventStoreLog(options);
        return log;
      },
      dispose: () => log.close(),
    };
  },
  { knowsIdsEverywhere: false },
);
