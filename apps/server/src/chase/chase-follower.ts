import { setTimeout as pause } from 'node:timers/promises';
import { type ChaseEvent, noticeOfPosting, type SnailBoardEvent } from '@xiaohao/chase';
import { comparePositions, type EventLog, type RecordedEvent, type Subscription } from '@xiaohao/event-log';
import type { ProblemEvent } from '@xiaohao/problem';
import { severalAtOnce } from '@xiaohao/scheduling';
import { dateInZone } from '@xiaohao/working-calendar';
import type { LedgerViews } from '../views/index.js';
import type { ChaseKeeper } from './chase-keeper.js';
import type { DeliveryKeeper } from './delivery-keeper.js';
import type { FollowFile } from './follow-file.js';
import { todoOfPerson, todoOfProblem } from './views-source.js';

export interface FollowerParts {
  readonly log: Pick<EventLog, 'subscribe' | 'head'>;
  readonly views: LedgerViews;
  readonly chases: Pick<ChaseKeeper, 'keep'>;
  readonly deliveries: Pick<DeliveryKeeper, 'address'>;
  readonly file: FollowFile;
  readonly now: () => string;
  /** Is told what is due when. */
  readonly expect: (item: { readonly id: string; readonly dueAt: string }) => void;
  readonly onFault: (error: unknown, what: string) => void;
}

/** Rules come into force with the day of the federation. */
const zone = 'Asia/Shanghai';
const concurrency = 4;
const pageSize = 500;
/**
 * After what was just written a moment is waited for more, milliseconds: a problem that is being worked on is looked
 * at once in it and not at each of its events, and commands come before the looking.
 */
const gathering = 200;

/** Its first event: before anything was submitted nobody owes anything. */
const owesNothing: ProblemEvent['type'] = 'Identified';

/** How long after it an entry of the snail board is no news, milliseconds. */
const longPast = 30 * 86_400_000;

type Posted = Pick<Extract<SnailBoardEvent, { type: 'UnitTakenOff' }>['data'], 'entry' | 'unitHeads'>;

type Data<Type extends ChaseEvent['type']> = Extract<ChaseEvent, { type: Type }>['data'];

/**
 * Follows the log: whenever a problem, the rules or the calendar have changed, the chasing of what that touches is
 * looked at anew; what was issued is addressed to its receivers. Everything it does may be done twice.
 */
export class ChaseFollower {
  readonly #again = new Set<string>();
  #subscription: Subscription | undefined;
  #position = '0';
  #day = '';
  readonly #closing = new AbortController();
  /** Up to here problems are not followed one by one, because all of them are looked at anyway. */
  #skipProblemsTo: string | null = null;

  constructor(private readonly parts: FollowerParts) {}

  /** Returns at once; what was missed is made good in the background. */
  async start(): Promise<void> {
    const { file, log, now } = this.parts;
    const followed = file.read();
    this.#day = followed?.day ?? '';
    if (followed === null) {
      this.#skipProblemsTo = await log.head();
      this.#day = dateInZone(now(), zone);
    }
    this.#position = followed?.position ?? '0';
    const after = followed === null ? {} : { after: followed.position };
    this.#subscription = log.subscribe({ ...after, batchSize: pageSize }, (batch) => this.#follow(batch));
    if (this.#skipProblemsTo !== null) await this.#all(undefined);
    await this.tick();
  }

  /** What wants doing from time to time: what failed again, and rules that came into force with a new day. */
  async tick(): Promise<void> {
    const again = [...this.#again];
    this.#again.clear();
    await this.#keep(again);
    const today = dateInZone(this.parts.now(), zone);
    if (today <= this.#day) return;
    const before = this.#day;
    for (const { id, rules } of await this.parts.views.ask('listCampaigns', {}))
      if (rules.some(({ effectiveOn }) => effectiveOn > before && effectiveOn <= today)) await this.#all(id);
    this.#day = today;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#subscription?.stop();
    if (this.#day !== '')
      await this.parts.file
        .write({ position: this.#position, day: this.#day })
        .catch((error: unknown) => this.parts.onFault(error, 'follow file'));
  }

  async #follow(batch: readonly RecordedEvent[]): Promise<void> {
    const problems = new Set<string>();
    for (const event of batch) {
      const [kind = '', id = ''] = split(event.stream);
      if (kind === 'problem' && event.type !== owesNothing && !this.#isSkipped(event)) problems.add(id);
      if (kind === 'campaign' && event.type === 'RulesRevised') await this.#all(id);
      if (kind === 'calendar' && event.metadata.actor.kind !== 'clock') await this.#all(undefined);
      if (kind === 'chase') await this.#chased(id, event);
      if (kind === 'snails') await this.#posted(event);
      // What a person says to a notice changes what is still to come.
      if (kind === 'chase' && event.metadata.actor.kind !== 'clock') problems.add(id);
    }
    await this.#keep([...problems]);
    const last = batch.at(-1);
    if (last === undefined) return;
    this.#position = last.position;
    if (this.#skipProblemsTo === null || !this.#isSkipped(last))
      await this.parts.file
        .write({ position: this.#position, day: this.#day })
        .catch((error: unknown) => this.parts.onFault(error, 'follow file'));
    const { signal } = this.#closing;
    if (batch.length < pageSize) await pause(gathering, undefined, { signal }).catch(() => undefined);
  }

  #isSkipped({ position }: RecordedEvent): boolean {
    return this.#skipProblemsTo !== null && comparePositions(position, this.#skipProblemsTo) <= 0;
  }

  async #chased(problem: string, event: RecordedEvent): Promise<void> {
    if (event.type === 'ChasePlanned') {
      const [first] = (event.data as unknown as Data<'ChasePlanned'>).items;
      if (first) this.parts.expect({ id: todoOfProblem(problem), dueAt: first.at });
    }
    if (event.type !== 'ReminderIssued' && event.type !== 'Escalated') return;
    const data = event.data as unknown as Data<'ReminderIssued'> | Data<'Escalated'>;
    const urgent = !('colour' in data) || data.colour === 'red';
    const { notice } = data;
    for (const { person } of data.receivers) await this.#address(person, { notice, problem, urgent });
  }

  /** Heads of a unit hear that it is on the snail board or off it; of what is long past nobody hears any more. */
  async #posted({ type, data, metadata }: RecordedEvent): Promise<void> {
    if (type !== 'UnitPosted' && type !== 'UnitTakenOff') return;
    if (Date.parse(this.parts.now()) - Date.parse(metadata.recordedAt) > longPast) return;
    const { entry, unitHeads = [] } = data as unknown as Posted;
    const notice = noticeOfPosting(entry, type === 'UnitPosted' ? 'posted' : 'takenOff');
    for (const person of unitHeads) await this.#address(person, { notice, problem: null, urgent: true });
  }

  async #address(person: string, notice: Parameters<DeliveryKeeper['address']>[1]): Promise<void> {
    const dueAt = await this.parts.deliveries.address(person, notice, this.parts.now());
    if (dueAt !== null) this.parts.expect({ id: todoOfPerson(person), dueAt });
  }

  /** Every problem that may owe something, of one campaign or of all. */
  async #all(campaign: string | undefined): Promise<void> {
    const { views } = this.parts;
    await views.caughtUp(1_000);
    let after: string | undefined;
    do {
      const page = await views.ask('openProblems', {
        limit: pageSize,
        ...(campaign === undefined ? {} : { campaign }),
        ...(after === undefined ? {} : { after }),
      });
      await this.#keep(page);
      after = page.length < pageSize ? undefined : page.at(-1);
    } while (after !== undefined && !this.#closing.signal.aborted);
  }

  /** One that throws is tried again later and keeps nobody waiting. */
  #keep(problems: readonly string[]): Promise<void> {
    return severalAtOnce(problems, concurrency, async (problem) => {
      try {
        await this.parts.chases.keep(problem, this.parts.now());
      } catch (error) {
        this.#again.add(problem);
        this.parts.onFault(error, problem);
      }
    });
  }
}

const split = (stream: string): readonly string[] => {
  const dash = stream.indexOf('-');
  return dash < 0 ? [stream, ''] : [stream.slice(0, dash), stream.slice(dash + 1)];
};
