import { dayAt, dayNumber, type Holidays, midnight, workingDaysAfter } from './days.js';
import type { Happened, SimMatter, WorldRecord } from './record.js';

/** What a year got wrong, by kind. */
export interface Verdict {
  readonly missed: readonly string[];
  readonly early: readonly string[];
  readonly double: readonly string[];
  readonly late: readonly string[];
  readonly other: readonly string[];
  readonly outcomes: number;
}

type Instant = (days: Holidays) => number;
const minute = 60_000;
const ladder = ['supervisionNotice', 'guidance', 'reminder', 'admonition', 'accountability'];
const bands = [
  { code: 'green', left: 20, gap: 7 },
  { code: 'yellow', left: 10, gap: 3 },
  { code: 'red', left: -1, gap: 7 },
];
const answerDays = 5;

type Outcome = Happened & { readonly rule: string };

/** Written from the rules as the documents have them, with days counted one by one: it shares no code with the product. */
export function judge(record: WorldRecord): Verdict {
  const found = {
    missed: [] as string[],
    early: [] as string[],
    double: [] as string[],
    late: [] as string[],
    other: [] as string[],
  };
  let outcomes = 0;
  for (const matter of record.matters) {
    const own = outcomesOf(record, matter);
    outcomes += own.length;
    const name = (rule: string): string =>
      `${matter.problem} ${matter.subject} due day ${matter.dueDay}: ${rule}`;
    const seen = new Set<string>();
    for (const { rule } of own) {
      if (seen.has(rule)) found.double.push(name(rule));
      seen.add(rule);
    }
    const owed = expected(matter, own);
    for (const [rule, { instant, until }] of owed) {
      const outcome = own.find((one) => one.rule === rule);
      const deadline = deadlineOf(record, matter, instant, until);
      if (outcome === undefined) {
        if (deadline !== null) found.missed.push(name(rule));
        continue;
      }
      if (outcome.event.type !== 'ReminderSuppressed') {
        const at = instant(calendarAt(record, outcome.decidedAt));
        if (outcome.decidedAt < at) found.early.push(name(rule));
      }
      if (deadline !== null && outcome.recordedAt > deadline) found.late.push(name(rule));
    }
    for (const { rule } of own) if (!owed.has(rule)) found.other.push(`${name(rule)} is not of the rules`);
    for (const fault of suppressedWrongly(own)) found.other.push(name(fault));
    const after = own.find(
      ({ event, decidedAt }) => event.type === 'Escalated' && decidedAt > matter.answeredAt,
    );
    if (after) found.other.push(name(`${after.rule} after the answer`));
  }
  return { ...found, outcomes };
}

const outcomesOf = (record: WorldRecord, matter: SimMatter): readonly Outcome[] =>
  record.happened.flatMap((happened) => {
    const { event, problem } = happened;
    if (problem !== matter.problem || !('rule' in event.data)) return [];
    const { subject, dueInstant, rule } = event.data;
    const same = subject === matter.subject && Date.parse(dueInstant) === midnight(matter.dueDay + 1);
    return same ? [{ ...happened, rule }] : [];
  });

interface Owed {
  readonly instant: Instant;
  /** Until when it is wanted, apart from the matter's own end. */
  readonly until: number;
}

/** What the rules want to happen, partly because of what did happen. */
function expected(matter: SimMatter, own: readonly Outcome[]): ReadonlyMap<string, Owed> {
  const owed = new Map<string, Owed>();
  const ever = Number.POSITIVE_INFINITY;
  const { dueDay } = matter;
  owed.set('overdue', { instant: () => midnight(dueDay + 1), until: ever });
  bands.forEach(({ code, left }) => {
    owed.set(`band/${code}/0`, { instant: () => midnight(dueDay - left), until: ever });
  });
  for (const { event } of own) {
    if (event.type !== 'ReminderIssued') continue;
    const [, code = '', nth = '0'] = event.data.rule.split('/');
    const index = bands.findIndex((band) => band.code === code);
    const next = bands[index + 1];
    const again = midnight(dayNumber(event.data.issuedOn) + (bands[index]?.gap ?? 0));
    if (next === undefined || again < midnight(dueDay - next.left))
      owed.set(`band/${code}/${Number(nth) + 1}`, { instant: () => again, until: ever });
  }
  owed.set('rung/supervisionNotice', {
    instant: (days) => midnight(workingDaysAfter(dueDay, 3, days)),
    until: matter.answeredAt,
  });
  for (const { event } of own) {
    if (event.type !== 'Escalated') continue;
    const { code } = event.data.instrument;
    const late = Date.parse(event.data.answerLateFrom);
    owed.set(`noResponse/${code}`, { instant: () => late, until: matter.answeredAt });
    const next = ladder[ladder.indexOf(code) + 1];
    if (next) owed.set(`rung/${next}`, { instant: () => late, until: matter.answeredAt });
  }
  return owed;
}

/** The end of a term is checked against days counted here, not only taken from the event. */
export function wrongTerms(record: WorldRecord): readonly string[] {
  return record.happened.flatMap(({ event, decidedAt }) => {
    if (event.type !== 'Escalated') return [];
    const days = calendarAt(record, decidedAt);
    const late = midnight(workingDaysAfter(dayAt(decidedAt), answerDays, days) + 1);
    return late === Date.parse(event.data.answerLateFrom) ? [] : [`term of ${event.data.rule}`];
  });
}

function calendarAt(record: WorldRecord, instant: number): Holidays {
  const held = record.calendars.findLast(({ from }) => from <= instant) ?? record.calendars[0];
  if (held === undefined) throw new Error('a world has a calendar');
  return held.days;
}

/** By when it has to be there: a minute after its time had come and all was well; null if that never was for a minute. */
function deadlineOf(record: WorldRecord, matter: SimMatter, instant: Instant, until: number): number | null {
  for (const { from, to } of record.healthy) {
    const start = Math.max(from, matter.from, instant(calendarAt(record, from)));
    if (Math.min(to, matter.until, until, record.end) - start > minute) return start + minute;
  }
  return null;
}

/** Of one series the highest goes out, and only then are lower ones left out as overtaken. */
function suppressedWrongly(own: readonly Outcome[]): readonly string[] {
  const levelOf = (rule: string): readonly [string, number] => {
    const [series = '', code = ''] = rule.split('/');
    return [series, series === 'band' ? bands.findIndex((band) => band.code === code) : ladder.indexOf(code)];
  };
  return own.flatMap(({ event, rule, decidedAt }) => {
    if (event.type !== 'ReminderSuppressed' || event.data.reason !== 'overtaken') return [];
    const [series, level] = levelOf(rule);
    const over = own.some((other) => {
      const [otherSeries, otherLevel] = levelOf(other.rule);
      const issued = other.event.type !== 'ReminderSuppressed';
      return issued && other.decidedAt === decidedAt && otherSeries === series && otherLevel > level;
    });
    return over ? [] : [`${rule} overtaken by nothing`];
  });
}
