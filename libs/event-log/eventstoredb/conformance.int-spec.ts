import { randomUUID } from 'node:crypto';
import { eventLogConformance } from '@xiaohao/event-log/conformance';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';

eventLogConformance(
  'the log in EventStoreDB',
  async () => {
    const url = process.env['TEST_EVENT_STORE'] ?? '';
    const options = { url, prefix: `c${randomUUID().slice(0, 8)}-` };
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
  // The store looks for an id at the expected place and nowhere else.
  { knowsIdsEverywhere: false },
);
