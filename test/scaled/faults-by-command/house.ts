import type { RecordedEvent } from '@xiaohao/event-log';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { type RunningEmulator, startEmulator } from '../../event-store/start-emulator.js';
import { done, type Office } from '../../journeys/caller.js';
import { assemble } from '../../journeys/cast.js';
import { Person } from '../../journeys/person.js';
import { dataFolder, type ServerProcess, startServer } from '../../journeys/server-process.js';
import type { Crew, Life } from './step.js';

const firstDay = '2031-03-03';

/** A server on an emulated store of its own, with somebody who reads the log directly. */
export class House {
  readonly #data = dataFolder();
  readonly #office: Office = { url: '', seen: '0' };
  #crew: Crew | undefined;
  #server: ServerProcess | undefined;
  #today = firstDay;
  #told = 0;

  private constructor(
    readonly emulator: RunningEmulator,
    /** The log as the store has it, past the server. */
    readonly log: EventStoreLog,
  ) {}

  static async open(): Promise<House> {
    const emulator = await startEmulator();
    const house = new House(emulator, new EventStoreLog({ url: emulator.url }));
    await house.start();
    await house.#assemble();
    return house;
  }

  async #assemble(): Promise<void> {
    const crew = await assemble(this.#office, '2031-01-01');
    const { administrator, units } = crew;
    const post = { name: 'petitions', unit: units.headOffice, roles: ['petitionClerk'] };
    const { id = '' } = await done(administrator.post('/people', post));
    const { secret = '' } = await done(administrator.post('/keys', { person: id, name: '信访' }));
    this.#crew = { ...crew, petitions: new Person(this.#office, secret, id) };
  }

  get crew(): Crew {
    if (this.#crew === undefined) throw new Error('nobody is there yet');
    return this.#crew;
  }

  /** What the server has written on both channels since it was started. */
  get written(): string {
    return this.#server?.written() ?? '';
  }

  get folder(): string {
    return this.#data.folder;
  }

  async start(): Promise<void> {
    this.#server = await startServer(this.#data.folder, {
      XIAOHAO_EVENT_STORE: this.emulator.url,
      XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
      XIAOHAO_CLOCK_START: `${firstDay}T01:00:00.000Z`,
    });
    this.#office.url = this.#server.url;
  }

  /** In good order. */
  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#server = undefined;
  }

  /** Tells a life on; the server's day is where the one before has left it. */
  async tell(name: string, story: (life: Life) => Promise<void>): Promise<void> {
    this.#told += 1;
    const life: Life = { crew: this.crew, ids: new Map(), today: this.#today, mark: `${name}-${this.#told}` };
    try {
      await story(life);
    } finally {
      this.#today = life.today;
    }
  }

  /** All events after a position, in their order. */
  async eventsAfter(after: string | null): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for (let last = after; ; ) {
      const batch = await this.log.readAll({ ...(last === null ? {} : { after: last }), limit: 1_000 });
      found.push(...batch);
      last = batch.at(-1)?.position ?? last;
      if (batch.length < 1_000) return found;
    }
  }

  async close(): Promise<void> {
    await this.#server?.kill();
    await this.log.close();
    await this.emulator.kill();
    this.#data.remove();
  }
}
