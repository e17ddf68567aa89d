import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { dataFolder, startServer } from './server-process.js';

let data: ReturnType<typeof dataFolder>;

beforeEach(() => {
  data = dataFolder();
});

afterEach(() => data.remove());

it('ends in good order when the process that forked it is gone', async () => {
  const server = await startServer(data.folder);
  const ended = once(server.child, 'exit');
  // What the server notices of a parent that was killed.
  server.child.disconnect();
  expect(await ended).toEqual([0, null]);
});
