import { accessRefusals } from '@xiaohao/access';
import { campaignRefusals } from '@xiaohao/campaign';
import { chaseRefusals, snailBoardRefusals } from '@xiaohao/chase';
import {
  type AggregateKind,
  CommandRefused,
  type DomainEvent,
  type Precondition,
} from '@xiaohao/command-handling';
import type { RefusalEntry } from '@xiaohao/deciding';
import { deliveryRefusals } from '@xiaohao/delivery';
import { problemOfRefusal } from '@xiaohao/http';
import { organisationRefusals } from '@xiaohao/organisation';
import { signingRefusals } from '@xiaohao/signing';
import { calendarRefusals } from '@xiaohao/working-calendar';
import type { Asked } from '../identity/asked.js';
import type { CommandAnswer, CommandDesk, ToldBeside } from './command-desk.js';

type Catalogue = Readonly<Record<string, RefusalEntry>>;

const catalogues: Readonly<Record<string, Catalogue>> = {
  access: accessRefusals,
  calendar: calendarRefusals,
  campaign: campaignRefusals,
  chase: chaseRefusals,
  'snail board': snailBoardRefusals,
  delivery: deliveryRefusals,
  organisation: organisationRefusals,
  signing: signingRefusals,
};

/** One command on a register. */
export interface RegisterErrand<Command, State, Context> {
  /** Id of the aggregate; the organisation and the keys are one each and have the empty id. */
  readonly aggregate: string;
  /** What the answer names as `id`. */
  readonly id: string;
  readonly command: Command;
  readonly context: Context | ((now: string, state: State) => Context | Promise<Context>);
  /** Default: whatever stands there, decided again after a conflict, as an entry that is added needs it. */
  readonly precondition?: Precondition;
  readonly location?: string;
  /** What the answer tells beside. */
  readonly tell?: (state: State) => ToldBeside;
}

/** Takes in commands on campaigns, units, people and keys. */
export class RegisterDesk {
  constructor(private readonly desk: CommandDesk) {}

  /** @throws HttpProblem with the register's refusal */
  async act<C extends { readonly type: string }, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    asked: Asked,
    errand: RegisterErrand<C, S, X>,
  ): Promise<CommandAnswer> {
    const { aggregate, id, command, context, precondition, location, tell } = errand;
    try {
      const answer = await this.desk.carryOut(kind, asked, {
        id: aggregate,
        command: command.type,
        precondition: precondition ?? { kind: 'whatever' },
        commutative: precondition === undefined,
        ...(location === undefined ? {} : { location }),
        ...(tell === undefined ? {} : { tell }),
        decide: async (loaded, now) =>
          kind.decider.decide(command, loaded.state, await contextOf(context, now, loaded.state)),
      });
      return { ...answer, id };
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      const entry = catalogues[kind.name]?.[error.refusal.refused];
      throw entry ? problemOfRefusal(error.refusal, entry) : error;
    }
  }
}

const contextOf = <S, X>(
  context: RegisterErrand<never, S, X>['context'],
  now: string,
  state: S,
): X | Promise<X> =>
  typeof context === 'function'
    ? (context as (now: string, state: S) => X | Promise<X>)(now, state)
    : context;
