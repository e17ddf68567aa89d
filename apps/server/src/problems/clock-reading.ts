import { deadlineRulesOf, rulesInForce } from '@xiaohao/campaign';
import type { Aggregates } from '@xiaohao/command-handling';
import { edgeProblem } from '@xiaohao/http';
import {
  type Clocked,
  clocked,
  type Derivation,
  derivationOf,
  type Label,
  obligationLabels,
  obligationsOf,
} from '@xiaohao/problem';
import { dateInZone } from '@xiaohao/working-calendar';
import { problemKind } from '../house/kinds.js';
import type { Registers } from '../house/registers.js';

/** One obligation as it is shown, with its days where they are asked for. */
export interface ClockLine extends Clocked {
  readonly label: Label;
  /** Null for a date that somebody named; absent unless asked for. */
  readonly derivation?: Derivation | null;
}

/** The clock of one problem: what is due when, and why then. */
export interface ProblemClock {
  readonly problem: string;
  readonly number: string;
  readonly stage: string;
  readonly zone: string;
  readonly today: string;
  readonly overdue: boolean;
  readonly overdueAgainstOriginal: boolean;
  readonly rules: { readonly version: number; readonly effectiveOn: string };
  readonly calendar: {
    readonly version: string;
    /** False while dates of open problems are still being derived again after a change. */
    readonly datesDerivedAgain: boolean;
  };
  /** The soonest due first. */
  readonly obligations: readonly ClockLine[];
}

/** What makes a problem overdue: its measures, and the request for sign-off by the last of their dates. */
const rectifies = ({ rule }: Clocked): boolean => rule === 'measure' || rule === 'signOffRequest';

/** Reads clocks off the problems themselves, so that they are never behind a command. */
export class ClockReading {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly registers: Registers,
    /** The instant at this moment, UTC. */
    readonly now: () => string,
  ) {}

  /** The date now in a zone. */
  today(zone: string): string {
    return dateInZone(this.now(), zone);
  }

  /** @throws HttpProblem 404 where there is no such problem */
  async read(problem: string, explain: boolean): Promise<ProblemClock> {
    const { state } = await this.aggregates.load(problemKind, problem);
    if (state.stage === 'absent') throw edgeProblem('NotFound');
    const campaign = (await this.registers.campaign(state.facts.campaign)).state;
    if (!campaign.exists) throw new Error(`a problem stands in a campaign that was never opened`);
    const { zone } = campaign;
    const today = dateInZone(this.now(), zone);
    const { version, effectiveOn, rules } = rulesInForce(campaign, today);
    const calendar = await this.registers.calendar();
    const register = (await this.registers.calendarState()).state;
    const around = { today, zone, rules: deadlineRulesOf(rules), calendar };
    const obligations = obligationsOf(state, zone).map((obligation) => clocked(obligation, around));
    const correcting = obligations.filter(rectifies);
    return {
      problem,
      number: state.facts.number,
      stage: state.stage,
      zone,
      today,
      overdue: correcting.some(({ overdue }) => overdue),
      overdueAgainstOriginal: correcting.some(({ overdueAgainstOriginal }) => overdueAgainstOriginal),
      rules: { version, effectiveOn },
      calendar: {
        version: calendar.version,
        datesDerivedAgain: register.derivedUpTo >= register.changes,
      },
      obligations: obligations.map((line) => ({
        ...line,
        label: obligationLabels[line.rule],
        ...(explain ? { derivation: derivationOf(line, calendar) } : {}),
      })),
    };
  }
}
