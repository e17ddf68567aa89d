import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventLog, type NewEvent, WrongExpectedRevision } from '@xiaohao/event-log';
import { LeaseMarks } from './lease-marks.js';
import { SignerLease } from './signer-lease.js';

const root = mkdtempSync(join(tmpdir(), 'lease-marks-'));
afterAll(() => rmSync(root, { recursive: true }));

const oneLog = () => {
  const events: NewEvent[] = [];
  const revision = () => (events.length === 0 ? 'absent' : String(events.length - 1));
  return {
    readStream: async () => ({
      events: events.slice(-1).map((event) => ({ ...event, revision: revision() })),
    }),
    append: async (stream: string, expected: string, added: readonly NewEvent[]) => {
      if (expected !== revision()) throw new WrongExpectedRevision(stream, expected, revision());
      events.push(...added);
      return { position: revision() };
    },
  } as unknown as EventLog;
};

describe('the marks of nodes that hold the lease', () => {
  let here = '';
  let seconds = 0;
  let told: string[] = [];
  let log = oneLog();
  const node = (name: string, folder: string): SignerLease => {
    const marks = new LeaseMarks(
      folder,
      (other) => told.push(other),
      () => seconds * 1_000,
    );
    const now = () => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000).toISOString();
    return new SignerLease(log, name, now, () => undefined, marks);
  };
  beforeEach(() => {
    here = join(mkdtempSync(join(root, 'one-')), 'lease');
    [seconds, told, log] = [0, [], oneLog()];
  });

  it('are found by all that share the folder, however long one of them signs', async () => {
    const [a, b] = [node('a', here), node('b', here)];
    for (; seconds < 900; seconds += 10) {
      expect((await a.hold()).held).toBe(true);
      expect((await b.hold()).held).toBe(false);
      expect([b.state.elsewhere, told]).toEqual([null, []]);
    }
  });

  it('are missed by a node with a copy of the folder, after a minute and before it would sign itself', async () => {
    const a = node('a', here);
    await a.hold();
    const copy = join(here, '..', 'copy');
    cpSync(here, copy, { recursive: true });
    const b = node('b', copy);
    await b.hold();
    seconds = 100;
    await a.hold();
    await b.hold();
    seconds += 59;
    await b.hold();
    expect(b.state.elsewhere).toBeNull();
    seconds += 1;
    for (const _ of [1, 2]) expect((await b.hold()).held).toBe(false);
    expect([b.state.elsewhere, told]).toEqual(['a', ['a']]);
  });

  it('are missed also by the one that was there first, once the other signs', async () => {
    const [a, b] = [node('a', here), node('b', join(here, '..', 'other'))];
    await a.hold();
    seconds = 200;
    await b.hold();
    await a.hold();
    seconds = 260;
    await a.hold();
    expect([a.state.elsewhere, b.state.elsewhere]).toEqual(['b', null]);
  });

  it('clear a node again that is given the right folder', async () => {
    const b = node('b', here);
    await node('a', join(here, '..', 'other')).hold();
    for (const at of [0, 60]) {
      seconds = at;
      await b.hold();
    }
    expect(b.state.elsewhere).toBe('a');
    await node('a', here).hold();
    await b.hold();
    expect(b.state.elsewhere).toBeNull();
  });

  it('say nothing of a node that holds nothing any more, whose mark may be lost with a restored folder', async () => {
    const a = node('a', here);
    await a.hold();
    rmSync(here, { recursive: true });
    seconds = 10_000;
    const b = node('b', here);
    expect((await b.hold()).held).toBe(true);
    expect([b.state.elsewhere, told]).toEqual([null, []]);
  });

  it('are missed after a minute however often the other renews', async () => {
    const marks = new LeaseMarks(
      here,
      (other) => told.push(other),
      () => seconds * 1_000,
    );
    for (const at of [0, 30, 59, 60]) {
      expect(marks.elsewhere).toBeNull();
      seconds = at;
      await marks.look({ node: 'a', number: 1, until: `2026-01-01T00:0${at % 10}:00.000Z` });
    }
    expect([marks.elsewhere, told]).toEqual(['a', ['a']]);
  });

  it('are none where the file is damaged', async () => {
    await node('a', here).hold();
    const b = node('b', here);
    for (const text of ['', 'null', '{"number":"9"', '[]']) {
      writeFileSync(join(here, 'a'), text);
      await b.hold();
    }
    seconds = 60;
    await b.hold();
    expect(b.state.elsewhere).toBe('a');
  });
});
