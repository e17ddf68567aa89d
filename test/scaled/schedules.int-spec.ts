import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { sufferSchedule } from './suffer-schedule.js';

const schedules = 100;

describe('a hundred random fault scripts', () => {
  let emulator: RunningEmulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.kill());

  it('lose nothing that was acknowledged, leave nothing that was refused, and double nothing', async () => {
    const seed = Math.floor(Math.random() * 2 ** 30);
    process.stdout.write(`schedules ${schedules}, seed ${seed}\n`);
    for (let one = seed; one < seed + schedules; one += 1)
      expect({ seed: one, found: await sufferSchedule(emulator, one) }).toEqual({ seed: one, found: [] });
  }, 600_000);
});
