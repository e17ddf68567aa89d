import { addDays, addWorkingDays, lastWorkingDay } from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { approvers, panelMembers, verifiers } from '../people.js';
import { type Random, randomOf } from '../random.js';
import type { EvidenceText, Ids, Step } from '../step.js';
import type { Topic } from '../texts/index.js';
import type { Target } from './targets.js';

type Template<T> = T | ((ids: Ids) => T);
type Body = Readonly<Record<string, unknown>> | ((ids: Ids) => unknown);

/** What one problem of the demo is about and how far it is to come. */
export interface Matter {
  readonly seed: number;
  readonly index: number;
  readonly target: Target;
  readonly topic: Topic;
  readonly unit: string;
  readonly startsOn: string;
  /** The problem that it turns out to repeat. */
  readonly repeats?: number;
}

const calendar = defaultWorkingCalendar();
const filled = <T>(template: Template<T>, ids: Ids): T =>
  typeof template === 'function' ? (template as (ids: Ids) => T)(ids) : template;

/** A problem's steps while they are being thought out: a day that moves on, and people who keep their duties. */
export class Draft {
  readonly random: Random;
  readonly steps: Step[] = [];
  readonly hands: Readonly<
    Record<'clerk' | 'manager' | 'leader' | 'head' | 'first' | 'second' | 'verifier' | 'approver', string>
  >;
  measures = 0;
  proofs = 0;
  #day: string;

  constructor(readonly matter: Matter) {
    const { seed, index, unit, startsOn } = matter;
    this.random = randomOf('course', seed, index);
    const [first, second] = this.random.shuffled(panelMembers);
    this.hands = {
      clerk: `${unit}.clerk`,
      manager: `${unit}.manager`,
      leader: `${unit}.leader`,
      head: `${unit}.head`,
      first: first?.code ?? '',
      second: second?.code ?? '',
      verifier: this.random.pick(verifiers),
      approver: this.random.pick(approvers),
    };
    this.#day = addWorkingDays(calendar, addDays(startsOn, -1), 1).date;
  }

  get day(): string {
    return this.#day;
  }

  /** So many calendar days from the present day. */
  inDays(days: number): string {
    return addDays(this.#day, days);
  }

  /** Goes on some working days. */
  later(least: number, most = least): this {
    this.#day = addWorkingDays(calendar, this.#day, this.random.whole(least, most)).date;
    return this;
  }

  /** The working day after a publicity of so many working days from today has ended. */
  afterPublicity(workingDays: number): this {
    this.#day = addWorkingDays(calendar, lastWorkingDay(calendar, this.#day, workingDays).date, 1).date;
    return this;
  }

  act(
    by: string,
    path: Template<string>,
    body: Body = {},
    more: Partial<Pick<Step, 'makes' | 'numbered' | 'signs'>> = {},
  ): this {
    this.steps.push({
      ...this.#next(by),
      path: (ids) => filled(path, ids),
      body: (ids) => filled<unknown>(body, ids),
      ...more,
    });
    return this;
  }

  /** A step that signs, with the words that are signed. */
  sign(by: string, path: string, words: Body = {}, more: Partial<Pick<Step, 'numbered'>> = {}): this {
    return this.act(by, path, words, { ...more, signs: true });
  }

  upload(by: string, file: EvidenceText, makes: string): this {
    this.steps.push({ ...this.#next(by), path: () => '', body: () => null, file, makes });
    return this;
  }

  #next(by: string): Pick<Step, 'problem' | 'order' | 'day' | 'by'> {
    return { problem: this.matter.index, order: this.steps.length + 1, day: this.#day, by };
  }
}
