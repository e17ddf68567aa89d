import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { xiaohao } from './command-line.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

describe('a demo that has come to its end', () => {
  const { folder, remove } = dataFolder();
  let server: ServerWithin;
  const demo = async (...words: readonly string[]) => {
    const { code, out, err } = await xiaohao(['demo', ...words, '--json'], server.url, bootstrapKey);
    return { code, said: JSON.parse(code === 0 ? out : err) };
  };

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2024-07-01T00:00:00.000Z' });
    expect(await demo('--problems', '2')).toMatchObject({
      code: 0,
      said: { outcome: 'filled', problems: 2 },
    });
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('is not made larger, which would date back what is missing', async () => {
    const { code, said } = await demo('--problems', '3');
    expect({ code, said }).toMatchObject({
      code: 1,
      said: { detail: expect.stringContaining('较小的演示数据') },
    });
  });

  it.each([
    ['the same again', ['--problems', '2'], 'alreadyFilled'],
    ['one that only an empty ledger is to have', ['--problems', '3', '--if-empty'], 'notEmpty'],
  ])('does nothing for %s', async (_, words, outcome) => {
    expect(await demo(...words)).toMatchObject({ code: 0, said: { outcome, problems: 2 } });
  });
});
