import type { ChecklistKind } from '@xiaohao/campaign';
import type {
  Difficulty,
  DiscoveryMethod,
  HandlingKind,
  OwnerKind,
  SecrecyLevel,
  Severity,
  SourceChannel,
  Stage,
} from '@xiaohao/problem';
import { table } from '@xiaohao/projection-runtime';
import type { Due } from '../reading-events/dues.js';

/** Stands behind every date, so that what has no term comes last in ascending order. */
export const noTerm = '~';

/** A problem in one line: what lists show, and by what they are filtered and sorted. */
export interface ProblemRow {
  readonly ordinal: number;
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly stage: Stage;
  readonly campaign: string;
  readonly unit: string;
  readonly ownerKind: OwnerKind;
  /** 责任领导、责任部室、责任人 of the problem, as far as they were named. */
  readonly leader: string | null;
  readonly department: string | null;
  readonly person: string | null;
  /** Who leads this round's measures, and who answers for them: each once, in the order of the measures. */
  readonly measureLeaders: readonly string[];
  readonly measurePeople: readonly string[];
  readonly category: string;
  readonly subForm: string | null;
  readonly source: SourceChannel;
  readonly discovery: DiscoveryMethod;
  /** The checklist and its entry that it was found by; of the oldest problems the entry alone is known. */
  readonly checklist: ChecklistKind | null;
  readonly checklistEntry: string | null;
  readonly handling: HandlingKind;
  readonly difficulty: Difficulty;
  readonly severity: Severity;
  readonly livelihood: boolean;
  readonly secrecy: SecrecyLevel;
  /** 发现日期, where it was named. */
  readonly foundOn: string | null;
  /** Instant of recording. */
  readonly identifiedAt: string;
  /** Of {@link identifiedAt} in Asia/Shanghai, `YYYY-MM`. */
  readonly identifiedMonth: string;
  /** Instant of recording of the last event that was closed by approval; null while it never was. */
  readonly closedAt: string | null;
  /**
   * The latest due date of this round's measures; the term of a reopening while there are none, and where it is later
   * while all are done. Null before the first measure.
   */
  readonly dueOn: string | null;
  /** {@link dueOn}, or what sorts behind every date. */
  readonly dueOrder: string;
  /** {@link dueOn} before any extension. */
  readonly originalDueOn: string | null;
  /** It is overdue on every date after this one; null while nothing of the rectification is due. */
  readonly overdueAfter: string | null;
  /** The same before any extension. */
  readonly originalOverdueAfter: string | null;
  /** {@link overdueAfter}, or what sorts behind every date. */
  readonly overdueOrder: string;
  readonly lastEventAt: string;
  readonly revision: string;
  readonly position: string;
}

export const problem = table<ProblemRow>({
  name: 'problem',
  columns: {
    ordinal: 'integer',
    id: 'text',
    number: 'text',
    title: 'text',
    stage: 'text',
    campaign: 'text',
    unit: 'text',
    ownerKind: 'text',
    leader: 'text',
    department: 'text',
    person: 'text',
    measureLeaders: 'json',
    measurePeople: 'json',
    category: 'text',
    subForm: 'text',
    source: 'text',
    discovery: 'text',
    checklist: 'text',
    checklistEntry: 'text',
    handling: 'text',
    difficulty: 'text',
    severity: 'text',
    livelihood: 'boolean',
    secrecy: 'text',
    foundOn: 'text',
    identifiedAt: 'text',
    identifiedMonth: 'text',
    closedAt: 'text',
    dueOn: 'text',
    dueOrder: 'text',
    originalDueOn: 'text',
    overdueAfter: 'text',
    originalOverdueAfter: 'text',
    overdueOrder: 'text',
    lastEventAt: 'text',
    revision: 'text',
    position: 'text',
  },
  key: ['id'],
  rowid: 'ordinal',
  indexes: [
    { columns: ['stage'] },
    { columns: ['stage', 'dueOrder'] },
    { columns: ['campaign'] },
    { columns: ['unit', 'category'] },
    { columns: ['category'] },
    { columns: ['category', 'severity', 'livelihood'] },
    { columns: ['source'] },
    { columns: ['checklistEntry'], where: 'checklistEntry IS NOT NULL' },
    { columns: ['difficulty'] },
    { columns: ['handling'] },
    { columns: ['foundOn'], where: 'foundOn IS NOT NULL' },
    // Orders carry the term, so that a row which is due at another time is passed over without being read.
    { columns: ['ordinal', 'dueOrder'] },
    { columns: ['identifiedAt', 'ordinal', 'dueOrder'] },
    { columns: ['dueOrder'] },
    { columns: ['overdueOrder'] },
    { columns: ['originalOverdueAfter'], where: 'originalOverdueAfter IS NOT NULL' },
    { columns: ['lastEventAt', 'ordinal', 'dueOrder'] },
  ],
});

/** From what a problem's term follows; its own table, so that lists need not read past it. */
export interface ProblemDues {
  readonly id: string;
  readonly dues: readonly Due[];
}

export const problemDues = table<ProblemDues>({
  name: 'problem_dues',
  columns: { id: 'text', dues: 'json' },
  key: ['id'],
});

/** What is searched of a problem; its own table, because texts change seldom and rows with every event. */
export interface ProblemText {
  readonly ordinal: number;
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly description: string;
  readonly measures: Readonly<Record<string, string>>;
}

export const problemText = table<ProblemText>({
  name: 'problem_text',
  columns: {
    ordinal: 'integer',
    id: 'text',
    number: 'text',
    title: 'text',
    description: 'text',
    measures: 'json',
  },
  key: ['id'],
  rowid: 'ordinal',
  cached: 500,
});

/** A person who answers for a problem or for one of its measures, or leads it. */
export interface ProblemPerson {
  readonly ordinal: number;
  /** `leader`, `person`, `taskForce`, the measure's id, or `lead/` and the measure's id. */
  readonly duty: string;
  readonly person: string;
}

export const problemPerson = table<ProblemPerson>({
  name: 'problem_person',
  columns: { ordinal: 'integer', duty: 'text', person: 'text' },
  key: ['ordinal', 'duty'],
  indexes: [{ columns: ['person', 'ordinal'] }],
});

/** Somebody who needs to know a restricted problem; for other problems there are none. */
export interface ProblemClearance {
  readonly ordinal: number;
  readonly person: string;
}

export const problemClearance = table<ProblemClearance>({
  name: 'problem_clearance',
  columns: { ordinal: 'integer', person: 'text' },
  key: ['person', 'ordinal'],
});

/** A unit that has a part in a problem of another: it supports it, or has a measure of it. */
export interface ProblemUnit {
  readonly ordinal: number;
  /** `support/` and its place, or the measure's id. */
  readonly duty: string;
  readonly unit: string;
}

export const problemUnit = table<ProblemUnit>({
  name: 'problem_unit',
  columns: { ordinal: 'integer', duty: 'text', unit: 'text' },
  key: ['ordinal', 'duty'],
  indexes: [{ columns: ['unit', 'ordinal'] }],
});
