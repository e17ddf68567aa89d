import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Bell, catchUp, type JsonObject, type RecordedEvent } from '@xiaohao/event-log';
import type { LedgerViews } from '../views/index.js';
import { ChaseFollower } from './chase-follower.js';
import { followFile } from './follow-file.js';

/** A log, its problems and receivers, and a follower that is started over and over on one file. */
class House {
  readonly #folder = mkdtempSync(join(tmpdir(), 'follower-'));
  readonly #events: RecordedEvent[] = [];
  readonly #news = new Bell();
  readonly kept: string[] = [];
  readonly addressed: string[] = [];
  /** Of which problems and people whatever is tried fails. */
  readonly failing = new Set<string>();
  open: readonly string[] = [];
  campaigns: readonly { id: string; zone: string; rules: readonly { effectiveOn: string }[] }[] = [];
  now = '2026-03-01T02:00:00.000Z';
  /** What is waited for whenever the problems that are open are asked for. */
  gate: Promise<void> = Promise.resolve();
  asked = 0;
  #removed = false;
  #follower: ChaseFollower | undefined;

  get file(): string {
    return join(this.#folder, 'chase-followed.json');
  }

  append(stream: string, type: string, data: JsonObject = {}): void {
    const position = String(this.#events.length + 1);
    const actor = { kind: 'person', id: 'wang' } as const;
    const metadata = { schemaVersion: 1, actor, command: 'c', correlationId: 'x', recordedAt: this.now };
    this.#events.push({ id: position, stream, type, data, metadata, revision: position, position });
    this.#news.ring();
  }

  reminds(problem: string, notice: string, person: string): void {
    this.append(`chase-${problem}`, 'ReminderIssued', {
      notice,
      colour: 'red',
      receivers: [{ person, as: 'handler' }],
    });
  }

  async start(): Promise<ChaseFollower> {
    const readAll = async ({ after = '0', limit }: { readonly after?: string; readonly limit: number }) =>
      this.#events.slice(Number(after), Number(after) + limit);
    const fail = (what: string): void => {
      if (this.failing.has(what)) throw new Error(`${what} fails`);
    };
    this.#follower = new ChaseFollower({
      log: {
        head: async () => this.#events.at(-1)?.position ?? null,
        subscribe: (options, handler) =>
          catchUp({ readAll, news: this.#news, lookEvery: 10 }, options, handler),
      },
      views: this.#views() as unknown as LedgerViews,
      chases: {
        keep: async (problem) => {
          fail(problem);
          this.kept.push(problem);
        },
      },
      deliveries: {
        address: async (person, { notice }) => {
          fail(person);
          this.addressed.push(`${notice} to ${person}`);
          return null;
        },
      },
      file: followFile(this.file),
      now: () => this.now,
      expect: () => undefined,
      onFault: () => undefined,
    });
    await this.#follower.start();
    return this.#follower;
  }

  /** An older log is put in the place of this one. */
  cutOff(): void {
    this.#events.length = 0;
  }

  stop(): Promise<void> {
    return this.#follower?.close() ?? Promise.resolve();
  }

  /** The process dies: what it would have written on leaving is not there. */
  async crash(): Promise<void> {
    copyFileSync(this.file, `${this.file}.before`);
    await this.stop();
    copyFileSync(`${this.file}.before`, this.file);
  }

  /** Starts a first time, so that the file says how far everything was looked at. */
  async settle(): Promise<void> {
    await this.start();
    this.append('problem-first', 'Submitted');
    await this.until(() => this.kept.includes('first'));
    await this.stop();
    this.kept.length = 0;
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds() && !this.#removed) await pause(5);
  }

  async remove(): Promise<void> {
    this.#removed = true;
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #views() {
    return {
      caughtUp: async () => undefined,
      ask: async (query: string, { campaign }: { readonly campaign?: string }) => {
        if (query === 'campaignRules') return this.campaigns;
        this.asked += 1;
        await this.gate;
        return campaign === undefined ? this.open : this.open.filter((one) => one.startsWith(campaign));
      },
    };
  }
}

describe('whoever follows the log for the chase', () => {
  let house: House;
  beforeEach(() => {
    house = new House();
  });
  afterEach(() => house.remove());

  it('goes on where it was, and looks at nothing twice that it was done with', async () => {
    await house.settle();
    house.append('problem-p1', 'Submitted');
    await house.start();
    await house.until(() => house.kept.length > 0);
    expect(house.kept).toEqual(['p1']);
  });

  it.each(['stopped', 'killed'] as const)(
    'looks again at a problem that could not be kept, also when it was %s in between',
    async (how) => {
      await house.settle();
      house.failing.add('p1');
      await house.start();
      house.append('problem-p1', 'Submitted');
      house.append('problem-p2', 'Submitted');
      await house.until(() => house.kept.includes('p2'));
      // The one after it is taken up only when what came before is in the file.
      house.append('problem-p3', 'Submitted');
      await house.until(() => house.kept.includes('p3'));
      await (how === 'stopped' ? house.stop() : house.crash());
      house.failing.clear();
      await house.start();
      await house.until(() => house.kept.includes('p1'));
    },
  );

  it('forgets a problem that could not be kept as soon as it could', async () => {
    await house.settle();
    house.failing.add('p1');
    const follower = await house.start();
    house.append('problem-p1', 'Submitted');
    house.append('problem-p2', 'Submitted');
    await house.until(() => house.kept.includes('p2'));
    house.failing.clear();
    await follower.tick();
    expect(house.kept.filter((one) => one === 'p1')).toHaveLength(1);
    await house.stop();
    await (await house.start()).tick();
    expect(house.kept.filter((one) => one === 'p1')).toHaveLength(1);
  });

  it('goes on past a receiver to whom nothing can be addressed, and comes back to them', async () => {
    await house.settle();
    house.failing.add('wang');
    await house.start();
    house.reminds('p1', 'n1', 'wang');
    house.reminds('p1', 'n2', 'li');
    await house.until(() => house.addressed.includes('n2 to li'));
    house.append('problem-p2', 'Submitted');
    await house.until(() => house.kept.includes('p2'));
    await house.stop();
    house.failing.clear();
    await house.start();
    await house.until(() => house.addressed.includes('n1 to wang'));
  });

  it('looks at everything at the first start, and anew when that was cut short', async () => {
    house.open = ['p1', 'p2'];
    house.append('problem-p1', 'Submitted');
    let release = (): void => undefined;
    house.gate = new Promise((resolve) => {
      release = resolve;
    });
    house.failing.add('p1').add('p2');
    const starting = house.start();
    await house.until(() => house.asked > 0);
    const closing = house.stop();
    release();
    await Promise.all([starting, closing]);
    house.failing.clear();
    house.gate = Promise.resolve();
    await house.start();
    expect(house.kept.toSorted()).toEqual(['p1', 'p2']);
  });

  it('looks at everything anew when it stands beyond the end of the log', async () => {
    await house.settle();
    house.open = ['p1', 'p2'];
    house.cutOff();
    await house.start();
    expect(house.kept.toSorted()).toEqual(['p1', 'p2']);
    house.append('problem-p3', 'Submitted');
    await house.until(() => house.kept.includes('p3'));
  });

  it('looks at a campaign when its rules come into force by its own day', async () => {
    await house.settle();
    house.open = ['west', 'east'];
    house.campaigns = [
      { id: 'west', zone: 'America/New_York', rules: [{ effectiveOn: '2026-03-02' }] },
      { id: 'east', zone: 'Asia/Shanghai', rules: [{ effectiveOn: '2026-03-02' }] },
    ];
    const follower = await house.start();
    const keptAt = async (now: string): Promise<readonly string[]> => {
      house.now = now;
      house.kept.length = 0;
      await follower.tick();
      return [...house.kept];
    };
    expect(await keptAt('2026-03-01T15:59:59.999Z')).toEqual([]);
    expect(await keptAt('2026-03-01T16:00:00.000Z')).toEqual(['east']);
    expect(await keptAt('2026-03-01T16:30:00.000Z')).toEqual([]);
    expect(await keptAt('2026-03-02T05:00:00.000Z')).toEqual(['west']);
    expect(await keptAt('2026-03-02T17:00:00.000Z')).toEqual([]);
  });

  it('looks after a restart at what came into force meanwhile', async () => {
    await house.settle();
    house.open = ['west'];
    house.campaigns = [{ id: 'west', zone: 'America/New_York', rules: [{ effectiveOn: '2026-03-02' }] }];
    house.now = '2026-03-03T12:00:00.000Z';
    await house.start();
    expect(house.kept).toEqual(['west']);
  });

  it('goes on past a notice that names nobody and an entry of the board without a person', async () => {
    await house.settle();
    await house.start();
    house.append('chase-one', 'ReminderIssued', { notice: 'n1' });
    house.append('snails-c1', 'UnitPosted', { entry: 'e1', unitHeads: 7 });
    house.reminds('two', 'n2', 'li');
    await house.until(() => house.addressed.includes('n2 to li'));
    expect(house.addressed).toEqual(['n2 to li']);
  });
});
