// Random fault scripts on the log in an event store: `--schedules N --seed S`; ends with 1 when anything does not hold.
import { parseArgs } from 'node:util';
import { startEmulator } from '../event-store/start-emulator.js';
import { sufferSchedule } from './suffer-schedule.js';

const { values } = parseArgs({
  options: { schedules: { type: 'string', default: '2000' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 30) : Number(values.seed);
const schedules = Number(values.schedules);
/** Every schedule reads its store whole, with what the ones before it wrote: after so many a new one begins. */
const schedulesPerStore = 100;
let emulator = await startEmulator();
let bad = 0;
for (let one = seed; one < seed + schedules; one += 1) {
  if (one > seed && (one - seed) % schedulesPerStore === 0) {
    await emulator.kill();
    emulator = await startEmulator();
  }
  const found = await sufferSchedule(emulator, one);
  if (found.length === 0) continue;
  bad += 1;
  process.stdout.write(`${JSON.stringify({ seed: one, found })}\n`);
}
await emulator.kill();
process.stdout.write(`${JSON.stringify({ schedules, seed, bad })}\n`);
process.exit(bad === 0 ? 0 : 1);
