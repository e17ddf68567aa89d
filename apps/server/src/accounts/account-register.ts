import {
  type AccountCommand,
  type AccountEntry,
  type AccountState,
  accessRefusals,
  accountDecider,
} from '@xiaohao/access';
import {
  type Aggregates,
  type CommandHandling,
  CommandRefused,
  type RequestFacts,
} from '@xiaohao/command-handling';
import { type HttpProblem, problemOfRefusal } from '@xiaohao/http';
import type { Registers } from '../house/registers.js';
import { accountProblem } from './account-problem.js';
import { accountKind } from './kinds.js';

/** Local accounts as they stand, and commands on them. */
export class AccountRegister {
  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly registers: Registers,
  ) {}

  /** The open account of a login name, of somebody in office. */
  async byLogin(login: string): Promise<AccountEntry | undefined> {
    const person = (await this.registers.access()).state.logins.get(login);
    const entry = person === undefined ? undefined : await this.usable(person);
    return entry?.login === login ? entry : undefined;
  }

  /** The open account of somebody in office. */
  async usable(person: string): Promise<AccountEntry | undefined> {
    const [access, organisation] = await Promise.all([
      this.registers.access(),
      this.registers.organisation(),
    ]);
    const entry = access.state.accounts.get(person);
    return entry?.open && organisation.state.people.get(person)?.active ? entry : undefined;
  }

  async state(person: string): Promise<AccountState> {
    return (await this.aggregates.load(accountKind, person)).state;
  }

  /** @throws CommandRefused */
  async execute(person: string, command: AccountCommand, facts: RequestFacts): Promise<void> {
    await this.handling.execute(accountKind, {
      id: person,
      command: command.type,
      facts,
      precondition: { kind: 'whatever' },
      commutative: true,
      decide: ({ state }, now) => accountDecider.decide(command, state, { by: facts.actor.id, now }),
    });
  }

  /** @throws HttpProblem with the account's refusal */
  async act(person: string, command: AccountCommand, facts: RequestFacts): Promise<void> {
    try {
      await this.execute(person, command, facts);
    } catch (error) {
      throw problemIn(error);
    }
  }
}

/** An account's refusal as the caller sees it; any other error as it is. */
export const problemIn = (error: unknown): unknown =>
  error instanceof CommandRefused && error.kind === accountKind.name
    ? accountProblem(error.refusal as Parameters<typeof accountProblem>[0])
    : error;

/** Whether an account did not take what was shown to it. */
export const isWrong = (error: unknown): boolean =>
  error instanceof CommandRefused &&
  error.kind === accountKind.name &&
  error.refusal.refused === 'CredentialsWrong';

/** There is no open account of somebody in office. */
export const accountUnknown = (): HttpProblem =>
  problemOfRefusal({ refused: 'AccountUnknown' }, accessRefusals.AccountUnknown);
