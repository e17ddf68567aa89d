import type { Caller } from '@xiaohao/access';
import type { Aggregates } from '@xiaohao/command-handling';
import { CommandRefused, Turns } from '@xiaohao/command-handling';
import { LogFailed, LogUnavailable } from '@xiaohao/event-log';
import { edgeProblem, problemOfRefusal } from '@xiaohao/http';
import {
  type ErasureGround,
  type IntakeContext,
  type IntakeRefusalCode,
  type IntakeSecrecy,
  type IntakeState,
  intakeDecider,
  intakeRefusals,
  type RegisterIntake,
} from '@xiaohao/intake';
import { type ReporterIdentity, type ReporterKeys, ReporterUnreadable } from '@xiaohao/intake/reporter-keys';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { CommandAnswer, CommandDesk } from '../desk/command-desk.js';
import type { UnguessableIds } from '../desk/unguessable-ids.js';
import type { Registers } from '../house/registers.js';
import type { Asked } from '../identity/asked.js';
import { requireFresh } from '../identity/require-fresh.js';
import type { Numbers } from '../numbers/numbers.js';
import type { LedgerViews } from '../views/index.js';
import { intakeKind } from './intake-kind.js';
import { withoutOpenDigest } from './without-open-digest.js';

const patience = 1_000;

/** What a clerk writes down of an intake; without `reporter` nobody gave a name. */
export type IntakePaper = Pick<RegisterIntake, 'unit' | 'channel' | 'paper' | 'receivedOn' | 'secrecy'> & {
  readonly reporter?: ReporterIdentity;
};

/** Takes in what was reported, and keeps who reported it apart. */
export class IntakeDesk {
  readonly #turns = new Turns();

  constructor(
    private readonly desk: CommandDesk,
    private readonly aggregates: Aggregates,
    private readonly registers: Registers,
    private readonly numbers: Numbers,
    private readonly views: LedgerViews,
    private readonly keys: ReporterKeys,
    private readonly ids: UnguessableIds,
    private readonly now: () => string,
    /** Throws while what is read could not be noted. */
    private readonly requireRecord: () => void,
  ) {}

  /** The key is on the disk before the event is written, and gone again when it is not. @throws HttpProblem */
  register(asked: Asked, paper: IntakePaper): Promise<CommandAnswer> {
    const id = paper.secrecy === 'restricted' ? this.ids.of(asked, 'intake') : asked.facts.ids.of('intake');
    const same = `paper ${JSON.stringify([paper.unit, paper.channel, paper.paper ?? id])}`;
    return this.#turns.take(same, () => this.#turns.take(id, () => this.#register(asked, id, paper)));
  }

  /** @throws HttpProblem */
  async erase(asked: Asked, intake: string, ground: ErasureGround): Promise<CommandAnswer> {
    requireFresh(asked.caller, this.now());
    return this.#turns.take(intake, async () => {
      const answer = await this.#translated(() =>
        this.desk.carryOut(intakeKind, asked, {
          id: intake,
          command: 'EraseReporter',
          precondition: asked.matching(),
          decide: async ({ state }, now) =>
            intakeDecider.decide(
              { type: 'EraseReporter', ground },
              state,
              await this.#context(asked, now, null),
            ),
        }),
      );
      await this.keys.erase(intake);
      return answer;
    });
  }

  /** Who reported; null when nobody gave a name. Whoever asks was found to be entitled. @throws HttpProblem */
  async reporter(intake: string, caller: Caller): Promise<ReporterIdentity | null> {
    requireFresh(caller, this.now());
    this.requireRecord();
    const { state } = await this.aggregates.load(intakeKind, intake);
    if (!state.exists) throw edgeProblem('NotFound');
    const { reporter } = state;
    if (reporter.kind === 'anonymous') return null;
    if (reporter.kind === 'erased') throw edgeProblem('ReporterErased');
    return this.keys.open(intake, reporter.sealed).catch((error: unknown) => {
      throw error instanceof ReporterUnreadable ? edgeProblem('ReporterUnreadable') : error;
    });
  }

  /** How secret an intake is that the caller was found to see. */
  async secrecyOf(intake: string): Promise<{ readonly secrecy: IntakeSecrecy } | null> {
    const { state } = await this.aggregates.load(intakeKind, intake);
    return state.exists ? { secrecy: state.secrecy } : null;
  }

  async #register(asked: Asked, id: string, { reporter, ...paper }: IntakePaper): Promise<CommandAnswer> {
    const made = reporter !== undefined && (await this.keys.make(id));
    try {
      const sealed = reporter && { sealed: await this.keys.seal(id, reporter) };
      const own = reporter ? await withoutOpenDigest(asked, (text) => this.keys.digest(id, text)) : asked;
      const command = { type: 'RegisterIntake', intake: id, ...paper, reporter: sealed ?? null } as const;
      return await this.#translated(() => this.#write(own, command));
    } catch (error) {
      if (made) await this.#takeBack(id, error);
      throw error;
    }
  }

  /** A key is taken back where it is certain that nothing was sealed with it: else it stays, since it may. */
  async #takeBack(id: string, error: unknown): Promise<void> {
    if (error instanceof LogUnavailable || error instanceof LogFailed) return;
    const { state } = await this.aggregates.load(intakeKind, id);
    if (!state.exists || state.reporter.kind === 'erased') await this.keys.erase(id);
  }

  #write(asked: Asked, command: Omit<RegisterIntake, 'number'>): Promise<CommandAnswer> {
    const { intake: id, secrecy } = command;
    const series = secrecy === 'restricted' ? 'restrictedIntake' : 'intake';
    return this.numbers.lending({ field: 'number' }, (loan) =>
      this.desk.carryOut(intakeKind, asked, {
        id,
        command: command.type,
        precondition: { kind: 'fresh' },
        location: `/api/v1/intakes/${id}`,
        stoodAlready: () => loan?.leave(),
        decide: async ({ state }, now) => {
          const context = await this.#context(asked, now, await this.#samePaper(asked, command));
          const trial = intakeDecider.decide({ ...command, number: '' }, state, context);
          if ('refused' in trial) return trial;
          const number = { number: '', ...(await loan?.take(now, series)) };
          const decision = intakeDecider.decide({ ...command, ...number }, state, context);
          loan?.spendIfIn(decision);
          return decision;
        },
        tell: (state: IntakeState) =>
          state.exists ? { number: state.number, secrecy: state.secrecy, reporter: state.reporter.kind } : {},
      }),
    );
  }

  async #samePaper({ grant }: Asked, command: Omit<RegisterIntake, 'number'>): Promise<string | null> {
    const { unit, channel, paper } = command;
    if (paper === undefined) return null;
    await this.views.caughtUp(patience);
    return this.views.ask('intakeOfPaper', { unit, channel, paper, grant });
  }

  async #context({ caller }: Asked, now: string, samePaper: string | null): Promise<IntakeContext> {
    const { state: organisation } = await this.registers.organisation();
    return { by: caller.id, today: dateInZone(now, chinaTime), organisation, samePaper };
  }

  async #translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      throw problemOfRefusal(error.refusal, intakeRefusals[error.refusal.refused as IntakeRefusalCode]);
    }
  }
}
