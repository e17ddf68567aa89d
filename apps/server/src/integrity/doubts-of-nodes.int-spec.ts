import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { DoubtsOfNodes } from './doubts-of-nodes.js';

let shared: string;
beforeEach(() => {
  shared = mkdtempSync(join(tmpdir(), 'xiaohao-'));
});
afterEach(() => rmSync(shared, { recursive: true, force: true }));

it('a leaf that was looked at is looked at again when it is told anew', async () => {
  const [one, other] = [new DoubtsOfNodes(shared, 'one'), new DoubtsOfNodes(shared, 'other')];
  expect(other.unseen()).toEqual([]);
  for (let i = 0; i < 2; i++) {
    one.tell(3);
    const [told] = other.unseen();
    expect(told?.leaf).toBe(3);
    if (told) other.looked(told);
    expect(other.unseen()).toEqual([]);
    await pause(5);
  }
});

it.each(['', 'x', '{"leaf":-1}', '{"leaf":"3"}', 'null', '{"leaf":1e99}'])(
  'a file with %s tells nothing',
  (text) => {
    mkdirSync(join(shared, 'doubts'));
    writeFileSync(join(shared, 'doubts', 'one'), text);
    expect(new DoubtsOfNodes(shared, 'other').unseen()).toEqual([]);
  },
);
