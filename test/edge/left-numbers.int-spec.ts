import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataFolder } from '../journeys/server-process.js';
import { serveWithin } from '../journeys/server-within.js';
import { readStream, writeStream } from './write-log.js';

const reserved = (year: number, from: number, to: number) => ({
  type: 'NumbersReserved',
  data: { series: 'problem', year, node: 'an earlier process', from, to },
});

describe('numbers that a process left when it was killed', () => {
  const { folder, remove } = dataFolder();
  const runOnce = async (): Promise<void> => {
    const server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-01-05T00:00:00.000Z' });
    await server.close();
  };

  beforeAll(runOnce);
  afterAll(remove);

  it('are recorded as void at the next start, however long ago their year was', async () => {
    await writeStream(folder, 'numbers-problem-2019', [reserved(2019, 1, 3)]);
    await writeStream(folder, 'numbers-filing-2023', [
      { ...reserved(2023, 1, 1), data: { ...reserved(2023, 1, 1).data, series: 'filing' } },
      { type: 'NumbersSettled', data: { through: 1, voided: [1] } },
      { ...reserved(2023, 2, 2), data: { ...reserved(2023, 2, 2).data, series: 'filing' } },
    ]);
    await writeStream(folder, 'numbers-problem-2025', [reserved(2025, 1, 1)]);
    await runOnce();
    const lastOf = async (stream: string) => {
      const { type, data } = (await readStream(folder, stream)).at(-1) ?? {};
      return [type, data];
    };
    expect(await lastOf('numbers-problem-2019')).toEqual([
      'NumbersSettled',
      { through: 3, voided: [1, 2, 3] },
    ]);
    expect(await lastOf('numbers-filing-2023')).toEqual(['NumbersSettled', { through: 2, voided: [2] }]);
    expect(await lastOf('numbers-problem-2025')).toEqual(['NumbersSettled', { through: 1, voided: [1] }]);
  });

  it('are so once', async () => {
    await runOnce();
    expect(await readStream(folder, 'numbers-problem-2019')).toHaveLength(2);
    expect(await readStream(folder, 'numbers-filing-2023')).toHaveLength(4);
  });
});
