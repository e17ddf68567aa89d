import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusedStart, whyRefused } from '../house/refused-start.js';
import { LogGone, openEmbedded } from './open-embedded.js';

describe('the log of a data folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-embedded-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (): string => join(folder, 'log', 'events.db');
  const leave = (name: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  };
  const refusal = (): Promise<unknown> =>
    openEmbedded(folder).then(
      async (opened) => opened.close(),
      (error: unknown) => error,
    );

  it.each(['views/current.json', 'integrity/checkpoint'])(
    'is not begun anew where it is gone, or empty, and %s says that there was one',
    async (name) => {
      leave(name);
      for (const isThere of [false, true]) {
        if (isThere) leave('log/events.db');
        if (isThere) truncateSync(file());
        const error = await refusal();
        expect(error).toBeInstanceOf(LogGone);
        if (!isRefusedStart(error)) throw new Error('it is told with a trace');
        for (const line of whyRefused(error).split('\n')) expect(line).toContain(join(folder, name));
      }
      expect(existsSync(join(folder, 'log', 'writer.lock'))).toBe(false);
    },
  );

  it('is begun where a first start was killed before it held anything', async () => {
    for (const name of ['log/events.db', 'log/writer.lock']) leave(name);
    for (const name of ['events.db', 'writer.lock']) truncateSync(join(folder, 'log', name));
    leave('node-id');
    expect(await refusal()).toBeUndefined();
    leave('views/current.json');
    expect(await refusal()).toBeUndefined();
  });
});
