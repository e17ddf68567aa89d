import type { RecordedEvent } from '@xiaohao/event-log';
import type { Classification, MeasureContent, Stage } from '@xiaohao/problem';
import type { RowStore, View } from '@xiaohao/projection-runtime';
import {
  answeredBy,
  completed,
  type Due,
  latenessOf,
  measuresOnly,
  peopleOf,
  reopened,
  termOf,
  withTerm,
} from '../reading-events/dues.js';
import { dateOf } from '../reading-events/month-of.js';
import { mustBeThere, onProblems, problemOf } from '../reading-events/problem-events.js';
import { stageAfter } from '../reading-events/stage-after.js';
import { tokensOf } from '../search/tokens.js';
import { firstOfLetteredSeries, ordinalOf } from './ordinal.js';
import {
  noTerm,
  type ProblemRow,
  type ProblemText,
  problem,
  problemClearance,
  problemDues,
  problemPerson,
  problemText,
  problemUnit,
} from './problem-row.js';

type Event = Pick<RecordedEvent, 'stream'>;

const rowOf = (event: Event, rows: RowStore): ProblemRow => {
  const id = problemOf(event);
  return mustBeThere(rows.get(problem, id), 'problem', id);
};

const change = (event: Event, rows: RowStore, changed: Partial<ProblemRow>): void =>
  rows.put(problem, { ...rowOf(event, rows), ...changed });

/** What the row says of these terms. */
function dueColumns(dues: readonly Due[], stage: Stage) {
  const term = termOf(dues, stage);
  const lateness = latenessOf(dues, stage);
  const dueOrder = term.dueOn ?? noTerm;
  const overdueOrder = lateness.overdueAfter ?? noTerm;
  return { ...term, ...lateness, dueOrder, overdueOrder, ...peopleOf(dues) };
}

/** Sets the terms anew and what follows from them. */
function setDues(event: Event, rows: RowStore, renew: (dues: readonly Due[]) => readonly Due[]): void {
  const id = problemOf(event);
  const dues = renew(rows.get(problemDues, id)?.dues ?? []);
  rows.put(problemDues, { id, dues });
  const { stage } = rowOf(event, rows);
  change(event, rows, dueColumns(dues, stage));
}

const reword = (event: Event, rows: RowStore, changed: (text: ProblemText) => Partial<ProblemText>): void => {
  const id = problemOf(event);
  const text = mustBeThere(rows.get(problemText, id), 'text of problem', id);
  rows.put(problemText, { ...text, ...changed(text) });
};

const classified = (classification: Classification): Partial<ProblemRow> => ({
  category: classification.category,
  subForm: classification.subForm ?? null,
  severity: classification.severity,
  difficulty: classification.difficulty,
  handling: classification.handling.kind,
  livelihood: classification.livelihood,
  secrecy: classification.secrecy,
});

function setMeasure(
  event: Event,
  rows: RowStore,
  measure: string,
  {
    text,
    dueOn,
    person,
    leader,
    unit,
  }: Pick<MeasureContent, 'text' | 'dueOn' | 'person' | 'leader' | 'unit'>,
): void {
  setDues(event, rows, (dues) => answeredBy(withTerm(dues, measure, dueOn), measure, { leader, person }));
  const { ordinal } = rowOf(event, rows);
  rows.put(problemPerson, { ordinal, duty: measure, person });
  rows.put(problemPerson, { ordinal, duty: `lead/${measure}`, person: leader });
  rows.put(problemUnit, { ordinal, duty: measure, unit });
  reword(event, rows, ({ measures }) => ({ measures: { ...measures, [measure]: text } }));
}

/** After its own handler: where the problem stands, and that something happened to it. */
function touch(event: RecordedEvent, rows: RowStore): void {
  const row = rowOf(event, rows);
  const { recordedAt } = event.metadata;
  const stage = stageAfter(event.type, event.data, row.stage);
  const dues = stage === row.stage ? undefined : (rows.get(problemDues, row.id)?.dues ?? []);
  rows.put(problem, {
    ...row,
    stage,
    ...(dues === undefined ? {} : dueColumns(dues, stage)),
    lastEventAt: recordedAt,
    revision: event.revision,
    position: event.position,
  });
}

/** The list of problems, its filters and its search. */
export const problemList: View = {
  name: 'problem-list',
  version: 7,
  claims: [
    onProblems(
      {
        Identified({ stream, data, metadata, revision, position }, rows) {
          const { number, wording, owner } = data;
          const id = problemOf({ stream });
          const ordinal = ordinalOf(number);
          const { classification } = data;
          const restricted = classification.secrecy === 'restricted';
          if (restricted !== ordinal >= firstOfLetteredSeries)
            throw new Error(`the number ${number} is not of the series for ${classification.secrecy}`);
          rows.put(problem, {
            ordinal,
            id,
            number,
            title: wording.title,
            stage: 'identified',
            campaign: data.campaign,
            unit: owner.unit,
            ownerKind: owner.kind,
            leader: owner.leader ?? null,
            department: owner.department ?? null,
            person: owner.person ?? null,
            category: classification.category,
            subForm: classification.subForm ?? null,
            source: data.source.channel,
            discovery: data.discovery,
            checklist: data.checklist ?? null,
            checklistEntry: data.checklistEntry ?? null,
            handling: classification.handling.kind,
            difficulty: classification.difficulty,
            severity: classification.severity,
            livelihood: classification.livelihood,
            secrecy: classification.secrecy,
            foundOn: data.foundOn ?? null,
            identifiedAt: metadata.recordedAt,
            identifiedMonth: dateOf(metadata.recordedAt).slice(0, 7),
            closedAt: null,
            ...dueColumns([], 'identified'),
            lastEventAt: metadata.recordedAt,
            revision,
            position,
          });
          rows.put(problemText, { ordinal, id, number, ...wording, measures: {} });
          if (owner.leader !== undefined)
            rows.put(problemPerson, { ordinal, duty: 'leader', person: owner.leader });
          if (owner.person !== undefined)
            rows.put(problemPerson, { ordinal, duty: 'person', person: owner.person });
          if (restricted) rows.put(problemClearance, { ordinal, person: data.by });
          for (const [place, unit] of data.supportUnits.entries())
            rows.put(problemUnit, { ordinal, duty: `support/${place}`, unit });
        },
        Reworded(event, rows) {
          change(event, rows, { title: event.data.wording.title });
          reword(event, rows, () => event.data.wording);
        },
        Classified(event, rows) {
          change(event, rows, classified(event.data.classification));
        },
        ConvertedToContinuing(event, rows) {
          change(event, rows, { handling: event.data.handling.kind });
        },
        MeasureAssigned(event, rows) {
          setMeasure(event, rows, event.data.measure, event.data.content);
        },
        MeasureRevised(event, rows) {
          setMeasure(event, rows, event.data.measure, event.data.after);
        },
        TaskForceFormed(event, rows) {
          const { ordinal } = rowOf(event, rows);
          rows.put(problemPerson, { ordinal, duty: 'taskForce', person: event.data.commandingLeader });
        },
        ExtensionGranted(event, rows) {
          const { measure, to } = event.data;
          setDues(event, rows, (dues) => withTerm(dues, measure, to));
        },
        MeasureCompleted(event, rows) {
          setDues(event, rows, (dues) => completed(dues, event.data.measure));
        },
        SignOffRejected(event, rows) {
          setDues(event, rows, measuresOnly);
        },
        Reopened(event, rows) {
          setDues(event, rows, () => reopened(event.data.dueOn));
        },
        PersonCleared(event, rows) {
          const { ordinal } = rowOf(event, rows);
          rows.put(problemClearance, { ordinal, person: event.data.person });
        },
        ClearanceEnded(event, rows) {
          const { ordinal } = rowOf(event, rows);
          rows.delete(problemClearance, event.data.person, ordinal);
        },
        Closed(event, rows) {
          change(event, rows, { closedAt: event.metadata.recordedAt });
        },
      },
      touch,
    ),
  ],
  tables: [problem, problemDues, problemText, problemPerson, problemUnit, problemClearance],
  search: [
    {
      name: 'problem_search',
      table: problemText,
      columns: ['number', 'title', 'description', 'measures'],
      tokens: ({ number, title, description, measures }: ProblemText) => [
        tokensOf(number),
        tokensOf(title),
        tokensOf(description),
        tokensOf(Object.values(measures).join(' ')),
      ],
    },
  ],
};
