// A worker in a process of its own: `node worker.js REDIS_URL OFFICE_URL PREFIX [SLOW_MS]`. It adds no jobs.
import { setTimeout as after } from 'node:timers/promises';
import { BullMqTrigger } from '@xiaohao/scheduling/bullmq';

const [url = '', office = '', prefix = '', slow = '0'] = process.argv.slice(2);

const trigger = new BullMqTrigger({
  url,
  prefix,
  adds: false,
  sweepEveryMs: 1_000,
  holdMs: 1_000,
  source: { due: async () => [], next: async () => null },
  async handle(id, now) {
    const row = (await (await fetch(`${office}/${id}`)).json()) as {
      readonly dueAt: string;
      readonly revision: number;
      readonly done: boolean;
    };
    if (row.done || row.dueAt > now) return;
    process.send?.({ began: id });
    await after(Number(slow));
    const answer = await fetch(`${office}/${id}?revision=${row.revision}`, { method: 'POST' });
    if (answer.status !== 201 && answer.status !== 409) throw new Error(`the office says ${answer.status}`);
  },
});
await trigger.start();
process.send?.({ ready: true, clock: Date.now() });
