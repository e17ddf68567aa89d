import { setImmediate as breathe } from 'node:timers/promises';
import { everything, type Grant, noneRestricted, nothing } from '@xiaohao/access';
import { type CommandHandling, RequestIds } from '@xiaohao/command-handling';
import type { EventLog } from '@xiaohao/event-log';
import type { ProblemPage } from '@xiaohao/ledger';
import type { Stage } from '@xiaohao/problem';
import { calendarDecider } from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { calendarKind } from '../house/kinds.js';
import type { Registers } from '../house/registers.js';
import type { ClockHand } from '../problems/clock-hand.js';
import type { LedgerViews } from '../views/index.js';

/** Stages in which a derived date runs. */
const withTerms: readonly Stage[] = [
  'firstReview',
  'secondReview',
  'finalised',
  'rectifying',
  'signOffRequested',
  'unitApproved',
  'verified',
  'publicised',
  'closed',
];
const pageSize = 200;
const viewsPatience = 1_000;
const restrictedAlone: Grant = { ...nothing, restricted: { ...noneRestricted, all: true } };
/** Milliseconds until what failed is tried again. */
const againAfter = 60_000;

interface Passed {
  readonly examined: number;
  readonly moved: number;
  /** Problems that could not be looked at; it is not over while there are any. */
  readonly failed: number;
}

/**
 * Derives the dates of open problems again after the calendar has changed. What is done is in the problems' own
 * events, and that all are done is an event of the calendar: a process that ends half-way goes on at its next
 * start, what fails on one problem is tried again, and two that do it at once do no harm.
 */
export class Rederiving {
  #running: Promise<void> | undefined;
  #closed = false;
  #later: NodeJS.Timeout | undefined;

  constructor(
    private readonly clockHand: ClockHand,
    private readonly handling: CommandHandling,
    private readonly log: EventLog,
    private readonly registers: Registers,
    private readonly views: LedgerViews,
    private readonly logger: Logger,
  ) {}

  /** Goes over the open problems if the calendar has changed since it was last done. Returns at once. */
  begin(): void {
    if (this.#closed) return;
    const before = this.#running ?? Promise.resolve();
    this.#running = before
      .then(() => this.#run())
      .catch((error: unknown) =>
        this.logger.error({ err: error }, 'dates are not all derived again yet; it is tried again soon'),
      )
      .then(() => this.#again());
  }

  /** As long as anything is left to do: what failed on one problem may be over. */
  async #again(): Promise<void> {
    if (this.#closed) return;
    const { state } = await this.registers.calendarState();
    if (this.#closed || state.derivedUpTo >= state.changes || this.#later !== undefined) return;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.begin();
    }, againAfter).unref();
  }

  /** Resolves when what was begun is over. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#later);
    await this.#running;
  }

  async #run(): Promise<void> {
    const { state } = await this.registers.calendarState();
    if (this.#closed || state.derivedUpTo >= state.changes) return;
    await this.#viewsHoldAll();
    const { failed, ...passed } = await this.#pass();
    if (this.#closed) return;
    if (failed > 0) throw new Error(`${failed} problems could not be looked at`);
    await this.#conclude(state.changes, passed);
  }

  /** What the calendar may move was written before it changed, or is looked at again by whoever writes it now. */
  async #viewsHoldAll(): Promise<void> {
    const head = await this.log.head();
    while (head !== null && !this.#closed) {
      if ((await this.views.shows(head, 'calendar', viewsPatience)) === 'held') return;
    }
  }

  /** Restricted problems move like all others, and no number that people are told says that there are any. */
  async #pass(): Promise<Passed> {
    const told = await this.#over(everything);
    const { failed } = await this.#over(restrictedAlone);
    return { ...told, failed: told.failed + failed };
  }

  async #over(grant: Grant): Promise<Passed> {
    let examined = 0;
    let moved = 0;
    let failed = 0;
    for (let cursor: string | null = ''; cursor !== null && !this.#closed; ) {
      const page: ProblemPage = await this.views.ask('listProblems', {
        filter: { stage: withTerms },
        sort: 'number',
        direction: 'asc',
        pageSize,
        grant,
        ...(cursor === '' ? {} : { cursor }),
      });
      for (const { id } of page.problems) {
        examined += 1;
        try {
          if (await this.clockHand.act(id, { type: 'RederiveDates' })) moved += 1;
        } catch (error) {
          failed += 1;
          this.logger.error({ err: error, problem: id }, 'the dates of a problem could not be derived again');
        }
      }
      cursor = page.next;
      await breathe();
    }
    return { examined, moved, failed };
  }

  async #conclude(changes: number, passed: Omit<Passed, 'failed'>): Promise<void> {
    await this.handling.execute(calendarKind, {
      id: '',
      command: 'ConcludeRederivation',
      facts: { actor: { kind: 'clock', id: 'clock' }, correlationId: v7(), ids: new RequestIds() },
      precondition: { kind: 'whatever' },
      commutative: true,
      decide: ({ state }) =>
        calendarDecider.decide({ type: 'ConcludeRederivation', changes, ...passed }, state, {
          by: 'clock',
          base: defaultWorkingCalendar(),
          isUnit: () => false,
        }),
    });
  }
}
