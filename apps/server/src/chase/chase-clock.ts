import { join } from 'node:path';
import type { Clock } from '@xiaohao/clock';
import type { Aggregates, CommandHandling } from '@xiaohao/command-handling';
import type { Mailer } from '@xiaohao/delivery';
import type { EventLog } from '@xiaohao/event-log';
import { type Trigger, type TriggerState } from '@xiaohao/scheduling';
import type { BullMqTrigger } from '@xiaohao/scheduling/bullmq';
import { LocalTrigger } from '@xiaohao/scheduling/local';
import type { Logger } from 'pino';
import type { ChaseConfiguration } from '../configuration/chase.js';
import { logIdentity } from '../house/log-identity.js';
import type { Registers } from '../house/registers.js';
import type { LedgerViews } from '../views/index.js';
import { ChaseFollower } from './chase-follower.js';
import { ChaseKeeper } from './chase-keeper.js';
import { DeliveryKeeper } from './delivery-keeper.js';
import { followFile } from './follow-file.js';
import { meantBy, viewsSource } from './views-source.js';

/** What the chase works on. */
export interface ChaseParts {
  readonly configuration: ChaseConfiguration;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly views: LedgerViews;
  readonly handling: CommandHandling;
  readonly aggregates: Aggregates;
  readonly registers: Registers;
  readonly logger: Logger;
}

/** How the chase is doing. */
export interface ChaseHealth extends TriggerState {
  readonly trigger: 'embedded' | 'redis';
  /** Whether this host's clock may be wrong: what is due by it alone is not done. */
  readonly skewed: boolean;
  readonly mail: 'configured' | 'none';
}

const tickEvery = 30_000;
/** A skew beyond this is an alarm, milliseconds. */
const mostSkew = 2_000;

/** The clock of the house: what is due is done, by a timer of this process or by BullMQ's workers in it. */
export class ChaseClock {
  readonly chases: ChaseKeeper;
  readonly #deliveries: DeliveryKeeper;
  readonly #follower: ChaseFollower;
  readonly #trigger: Trigger;
  #timer: NodeJS.Timeout | undefined;
  #background: Promise<void> = Promise.resolve();
  #alarmed = false;
  #begun = false;

  /** Clients of queues and mail are loaded where they are set up: a start does not wait for what it does not use. */
  static async open(parts: ChaseParts): Promise<ChaseClock> {
    const { smtp, redisUrl } = parts.configuration;
    const mailer = smtp && new (await import('@xiaohao/delivery/smtp')).SmtpMailer(smtp);
    const queued =
      redisUrl === undefined ? undefined : (await import('@xiaohao/scheduling/bullmq')).BullMqTrigger;
    return new ChaseClock(parts, mailer, queued, `xiaohao-${await logIdentity(parts.log)}`);
  }

  private constructor(
    private readonly parts: ChaseParts,
    private readonly mailer: Mailer | undefined,
    queued: typeof BullMqTrigger | undefined,
    /** Names what is of this log in Redis: ledgers that share one do not meet, and the nodes of one ledger do. */
    prefix: string,
  ) {
    const { configuration, handling, aggregates, registers, views, log, clock, logger } = parts;
    const now = (): string => clock.now();
    this.chases = new ChaseKeeper(handling, aggregates, registers);
    this.#deliveries = new DeliveryKeeper(handling, aggregates, views, registers, this.mailer);
    const onFault = (error: unknown, what: string | null): void =>
      logger.warn({ err: error, what }, 'the chase will come back to it');
    const handle = async (id: string, trusted: string): Promise<void> => {
      const meant = meantBy(id);
      // On a virtual clock the time of Redis says nothing.
      const at = clock.kind === 'virtual' ? now() : trusted;
      await (meant.kind === 'problem'
        ? this.chases.keep(meant.id, at)
        : this.#deliveries.deliver(meant.id, at));
    };
    const source = viewsSource(views);
    this.#trigger =
      configuration.redisUrl === undefined || queued === undefined
        ? new LocalTrigger({ source, handle, now, onFault })
        : new queued({ url: configuration.redisUrl, prefix, source, handle, onFault });
    this.#follower = new ChaseFollower({
      log,
      views,
      chases: this.chases,
      deliveries: this.#deliveries,
      file: followFile(join(parts.folder, 'chase-followed.json')),
      now,
      expect: (item) => this.#trigger.expect(item),
      onFault,
    });
  }

  /**
   * Begins with the Redis that was given, whose jobs are done from then on; nothing where there is none.
   * @throws TriggerRefused when it would lose jobs
   */
  async connect(): Promise<void> {
    if (this.parts.configuration.redisUrl !== undefined) await this.#trigger.start();
  }

  /** Once, and returns at once; what was missed is made good in the background. */
  start(): void {
    if (this.#begun) return;
    this.#begun = true;
    if (this.parts.configuration.redisUrl === undefined) {
      const begun = this.#trigger.start();
      this.#inBackground(() => begun);
    }
    this.#inBackground(() => this.#follower.start());
    this.#timer = setInterval(() => this.#inBackground(() => this.#tick()), tickEvery);
    this.#timer.unref();
  }

  /** The virtual clock has moved: nothing rings by itself then. */
  moved(): void {
    this.#inBackground(async () => {
      await this.#tick();
      await this.#trigger.sweep();
    });
  }

  health(): ChaseHealth {
    const state = this.#trigger.state();
    return {
      ...state,
      trigger: this.parts.configuration.redisUrl === undefined ? 'embedded' : 'redis',
      skewed: this.parts.clock.kind === 'real' && Math.abs(state.skewMs) > mostSkew,
      mail: this.mailer === undefined ? 'none' : 'configured',
    };
  }

  async close(): Promise<void> {
    this.#begun = true;
    clearInterval(this.#timer);
    await Promise.all([this.#trigger.close(), this.#follower.close()]);
    await this.#background;
    this.mailer?.close();
  }

  async #tick(): Promise<void> {
    const { skewed, skewMs } = this.health();
    if (skewed && !this.#alarmed)
      this.parts.logger.error({ skewMs }, 'this host and Redis disagree about the time by more than 2 s');
    this.#alarmed = skewed;
    await this.#follower.tick();
  }

  /** One after the other; a fault is told and stops nothing. */
  #inBackground(work: () => Promise<void>): void {
    this.#background = this.#background.then(work).catch((error: unknown) => {
      this.parts.logger.warn({ err: error }, 'the chase will come back to it');
    });
  }
}
