import { defaultDeadlineRules } from '@xiaohao/campaign';
import type { ChaseEvent, PastAround, PastStep } from '@xiaohao/chase';
import type { Organisation } from '@xiaohao/organisation';
import type { Obligation } from '@xiaohao/problem';
import type { SimCalendar } from './sim-calendar.js';

const iso = (instant: number): string => new Date(instant).toISOString();

/** What a simulated year leaves behind, as the log of the product would have it. Instants in epoch milliseconds. */
export class PastLog {
  readonly past = new Map<string, PastStep[]>();
  readonly around: PastAround[] = [];

  holds(at: number, organisation: Organisation, { product }: SimCalendar, moves: boolean): void {
    const rules = { rules: defaultDeadlineRules, rulesVersion: 1, panel: [] };
    this.around.push({ at: iso(at), organisation, calendar: product, ...rules, moves });
  }

  owes(at: number, problem: string, owed: readonly Obligation[]): void {
    this.#add(problem, {
      kind: 'owed',
      at: iso(at),
      owed: { unit: 'east', recorded: owed, proposed: owed },
    });
  }

  chased(at: number, problem: string, events: readonly ChaseEvent[]): void {
    const byClock = events.every(({ data }) => data.by === 'clock');
    this.#add(problem, { kind: 'chased', at: iso(at), byClock, events });
  }

  /** The log's order holds; an instant that was decided before what is in it already is taken for the later one. */
  #add(problem: string, step: PastStep): void {
    const steps = this.past.get(problem) ?? [];
    const last = steps.at(-1)?.at ?? '';
    steps.push(last > step.at ? { ...step, at: last } : step);
    this.past.set(problem, steps);
  }
}
