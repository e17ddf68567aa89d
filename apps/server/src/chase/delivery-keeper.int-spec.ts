import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Aggregates, CommandHandling, RequestIds } from '@xiaohao/command-handling';
import { type Mailer, MailFault, type MailMessage } from '@xiaohao/delivery';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { v7 } from 'uuid';
import type { LedgerViews } from '../views/index.js';
import { DeliveryKeeper, FactsMissing } from './delivery-keeper.js';
import { deliveryKind } from './kinds.js';

// Wednesday, 4 March 2026, 10:00 in Shanghai.
const now = '2026-03-04T02:00:00.000Z';
const minutesLater = (minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString();

/** A post office at which several nodes hand in. */
class Post implements Mailer {
  readonly taken: MailMessage[] = [];
  fault: Error | null = null;
  /** What is waited for before a message is taken. */
  gate: Promise<void> = Promise.resolve();
  handed = 0;

  async send(message: MailMessage): Promise<void> {
    this.handed += 1;
    await this.gate;
    if (this.fault) throw this.fault;
    this.taken.push(message);
  }

  close(): void {}
}

describe('mail to a person', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
  let nth = 0;
  let log: SqliteEventLog;
  let post: Post;
  let unknown: Set<string>;
  let first: DeliveryKeeper;
  let second: DeliveryKeeper;

  /** A process of its own: what it remembers of the log is its own affair. */
  const node = (): { readonly keeper: DeliveryKeeper; readonly handling: CommandHandling } => {
    const aggregates = new Aggregates(log);
    const handling = new CommandHandling(log, aggregates, () => now, undefined, { shared: true });
    const views = {
      reached: async () => 'held',
      caughtUp: async () => undefined,
      ask: async (_: string, { notices }: { readonly notices: readonly string[] }) =>
        notices
          .filter((notice) => !unknown.has(notice))
          .map((notice) => ({
            notice,
            kind: 'chase',
            problem: 'p',
            number: `no. ${notice}`,
            obligation: 'measure',
            zh: '督办通知书',
            en: 'Supervision notice',
            dueOn: '2026-03-01',
            answerDueOn: null,
          })),
    } as unknown as LedgerViews;
    const calendar = async () => defaultWorkingCalendar();
    return { handling, keeper: new DeliveryKeeper(handling, aggregates, views, { calendar }, post) };
  };
  const typesOf = async (): Promise<readonly string[]> =>
    (await log.readStream('delivery-wang')).events.map(({ type }) => type).slice(1);
  const addressed = (notice: string) => first.address('wang', { notice, problem: 'p', urgent: true }, now);

  beforeEach(async () => {
    nth += 1;
    log = await SqliteEventLog.open({ folder: join(folder, String(nth)) });
    post = new Post();
    unknown = new Set();
    const one = node();
    first = one.keeper;
    second = node().keeper;
    await one.handling.execute(deliveryKind, {
      id: 'wang',
      command: 'StatePreferences',
      facts: { actor: { kind: 'person', id: 'wang' }, correlationId: v7(), ids: new RequestIds() },
      precondition: { kind: 'whatever' },
      commutative: true,
      decide: () => [
        {
          type: 'PreferencesStated' as const,
          data: {
            by: 'wang',
            person: 'wang',
            mail: 'wang@example.org',
            language: 'en' as const,
            digest: true,
          },
        },
      ],
    });
  });
  afterEach(async () => {
    await log.close();
    rmSync(join(folder, String(nth)), { recursive: true, force: true });
  });

  it('goes out once, however many nodes see that it is due', async () => {
    await addressed('n1');
    await Promise.all([first.deliver('wang', now), second.deliver('wang', now)]);
    await second.deliver('wang', now);
    expect(post.taken).toHaveLength(1);
    expect(await typesOf()).toEqual(['NoticeAddressed', 'DeliveryBegun', 'DeliverySent']);
  });

  it('is not begun by another while it is under way, and what comes meanwhile goes out after it', async () => {
    await addressed('n1');
    let release = (): void => undefined;
    post.gate = new Promise((resolve) => {
      release = resolve;
    });
    const sending = first.deliver('wang', now);
    while (post.handed === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await addressed('n2');
    await second.deliver('wang', minutesLater(1));
    expect(post.handed).toBe(1);
    release();
    await sending;
    await node().keeper.deliver('wang', minutesLater(1));
    expect(post.taken.map(({ text }) => /no\. n\d/.exec(text)?.[0])).toEqual(['no. n1', 'no. n2']);
  });

  it('counts a failure once, whichever node it met', async () => {
    await addressed('n1');
    post.fault = new MailFault('smtp451', false);
    await Promise.all([first.deliver('wang', now), second.deliver('wang', now)]);
    expect(post.handed).toBe(1);
    expect(await typesOf()).toEqual(['NoticeAddressed', 'DeliveryBegun', 'DeliveryFailed']);
    post.fault = null;
    await node().keeper.deliver('wang', minutesLater(1));
    expect(post.taken).toHaveLength(1);
  });

  it('is sent again under the same name when whoever had begun it is gone, and not before', async () => {
    await addressed('n1');
    // It was handed in, and the process died before anything was written of it.
    post.fault = new Error('killed');
    await expect(first.deliver('wang', now)).rejects.toThrow('killed');
    post.fault = null;
    await addressed('n2');
    await second.deliver('wang', minutesLater(9));
    expect(post.taken).toHaveLength(0);
    await second.deliver('wang', minutesLater(10));
    await second.deliver('wang', minutesLater(10));
    const [again, other] = post.taken;
    expect(again?.text).toContain('no. n1');
    expect(again?.text).not.toContain('no. n2');
    expect(other?.text).toContain('no. n2');
    expect(post.taken).toHaveLength(2);
  });

  it('says nothing of a notice that the views do not know, and does not count it as sent', async () => {
    await addressed('n1');
    await addressed('n2');
    unknown.add('n1');
    await expect(first.deliver('wang', now)).rejects.toThrow(FactsMissing);
    expect(post.taken).toHaveLength(1);
    expect(post.taken[0]?.text).not.toContain('no. n1');
    await expect(second.deliver('wang', now)).rejects.toThrow('n1');
    expect(post.handed).toBe(1);
    unknown.clear();
    await second.deliver('wang', now);
    expect(post.taken[1]?.text).toContain('no. n1');
    expect(post.taken).toHaveLength(2);
  });
});
