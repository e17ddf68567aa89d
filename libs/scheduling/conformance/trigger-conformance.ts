import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DueItem, DueSource, HandleDue, Trigger } from '@xiaohao/scheduling';
import { MemorySource } from '../testing/memory-source.js';

/** Opens a trigger over a source; with the same name again, one over the same queue. */
export type OpenTrigger = (name: string, source: DueSource, handle: HandleDue) => Trigger;

const soon = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
const past = (n = 0): string => new Date(Date.parse('2026-01-01T00:00:00Z') + n).toISOString();

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** What every adapter of the port must do; each runs it in a spec of its own. */
export const triggerConformance = (title: string, open: OpenTrigger): void => {
  let nth = 0;
  let source: MemorySource;
  let name: string;
  let opened: Trigger[];
  const started = async (handle: HandleDue): Promise<Trigger> => {
    const trigger = open(name, source, handle);
    opened.push(trigger);
    await trigger.start();
    return trigger;
  };

  beforeEach(() => {
    nth += 1;
    name = `t${nth}-${process.pid}`;
    source = new MemorySource();
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((trigger) => trigger.close()));
  });

  describe(title, () => {
    it('hands out everything that was due when it started, however much at one instant', async () => {
      const ids = Array.from({ length: 2_500 }, (_, i) => `p${i}`);
      source.put(...ids.map((id) => ({ id, dueAt: past() })));
      const seen = new Set<string>();
      await started(async (id, now) => {
        seen.add(id);
        source.done(id, now);
      });
      await until(() => seen.size === ids.length && source.size === 0);
      expect([...seen].sort()).toEqual([...ids].sort());
    });

    it('is never early, and needs no reminding when its time has come', async () => {
      const calls: string[] = [];
      const trigger = await started(async (id, now) => {
        calls.push(now);
        source.done(id, now);
      });
      const item: DueItem = { id: 'p', dueAt: soon(400) };
      source.put(item);
      trigger.expect(item);
      await until(() => source.size === 0);
      for (const now of calls) expect(now >= item.dueAt).toBe(true);
    });

    it('finds at its next sweep what nobody told it of', async () => {
      const trigger = await started(async (id, now) => {
        source.done(id, now);
      });
      source.put({ id: 'untold', dueAt: past() });
      await trigger.sweep();
      await until(() => source.size === 0);
    });

    it('keeps nobody from their turn because a handler throws, and comes back to what threw', async () => {
      const ids = ['bad', ...Array.from({ length: 40 }, (_, i) => `good${i}`)];
      source.put(...ids.map((id) => ({ id, dueAt: past() })));
      let failures = 0;
      const trigger = await started(async (id, now) => {
        if (id === 'bad' && failures < 2) {
          failures += 1;
          throw new Error('not now');
        }
        source.done(id, now);
      });
      await until(() => source.size === 1 && failures === 1);
      expect(trigger.state().failing).toBe(1);
      while (source.size > 0) {
        await trigger.sweep();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await until(() => trigger.state().failing === 0);
      expect(failures).toBe(2);
    });

    it('counts as failing nothing that is due no more', async () => {
      source.put({ id: 'bad', dueAt: past() });
      const trigger = await started(async () => {
        throw new Error('not now');
      });
      await until(() => trigger.state().failing === 1);
      await trigger.sweep();
      expect(trigger.state().failing).toBe(1);
      // Somebody else has seen to it.
      source.done('bad', past(1));
      await trigger.sweep();
      await trigger.sweep();
      expect(trigger.state().failing).toBe(0);
    });

    it('has no two handlers at one thing at once', async () => {
      const dues = [past(), past(1), past(2), past(3)];
      source.put(...dues.map((dueAt) => ({ id: 'one', dueAt })));
      let at = 0;
      let most = 0;
      await started(async (id, now) => {
        at += 1;
        most = Math.max(most, at);
        await new Promise((resolve) => setTimeout(resolve, 20));
        at -= 1;
        source.done(id, now);
      });
      await until(() => source.size === 0);
      expect(most).toBe(1);
    });

    it('has several handlers at several things at once', async () => {
      source.put(...['a', 'b', 'c', 'd'].map((id) => ({ id, dueAt: past() })));
      const arrived = new Set<string>();
      await started(async (id, now) => {
        arrived.add(id);
        await until(() => arrived.size >= 2);
        source.done(id, now);
      });
      await until(() => source.size === 0);
    });

    it('lets what has begun end and begins nothing more when it is closed', async () => {
      source.put({ id: 'p', dueAt: past() });
      let begun = false;
      let ended = false;
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      const starting = started(async () => {
        begun = true;
        await gate;
        ended = true;
      });
      await until(() => begun);
      const [trigger] = opened;
      const closing = trigger?.close();
      release();
      await Promise.all([closing, starting]);
      expect(ended).toBe(true);
    });

    it('starts again from the source alone', async () => {
      source.put({ id: 'p', dueAt: past() });
      const first = await started(async () => {
        throw new Error('dies');
      });
      await until(() => first.state().failing === 1);
      await first.close();
      await started(async (id, now) => {
        source.done(id, now);
      });
      await until(() => source.size === 0);
    });
  });
};
