import type { ChaseEvent, PastAround, PastStep } from '@xiaohao/chase';
import type { Holidays } from './days.js';

/** What one measure owes at one due date, from when to when it does. Instants in epoch milliseconds. */
export interface SimMatter {
  readonly problem: string;
  readonly subject: string;
  readonly dueDay: number;
  readonly from: number;
  until: number;
  answeredAt: number;
}

/** An outcome as the log has it: decided at one instant, durable at another. */
export interface Happened {
  readonly problem: string;
  readonly event: ChaseEvent;
  readonly decidedAt: number;
  readonly recordedAt: number;
}

/** Everything that an onlooker of a simulated year knows. */
export interface WorldRecord {
  readonly end: number;
  readonly matters: readonly SimMatter[];
  readonly happened: readonly Happened[];
  /** When everything worked: server and store up, the clock not behind, no other calendar in between. */
  readonly healthy: readonly { readonly from: number; readonly to: number }[];
  /** The same as the log would have it, by problem, and what held around it. */
  readonly past: ReadonlyMap<string, readonly PastStep[]>;
  readonly around: readonly PastAround[];
  /** Which calendar held from when on, in order. */
  readonly calendars: readonly { readonly from: number; readonly days: Holidays }[];
}

/** A measure that owes from now on. */
export const matterFrom = (from: number, problem: string, subject: string, dueDay: number): SimMatter => ({
  problem,
  subject,
  dueDay,
  from,
  until: Number.POSITIVE_INFINITY,
  answeredAt: Number.POSITIVE_INFINITY,
});

/** What a measure owes now; undefined when it owes nothing. */
export const openMatter = (
  matters: readonly SimMatter[],
  problem: string,
  subject: string,
): SimMatter | undefined =>
  matters.findLast(
    (one) => one.problem === problem && one.subject === subject && one.until === Number.POSITIVE_INFINITY,
  );
