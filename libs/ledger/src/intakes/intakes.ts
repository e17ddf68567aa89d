import type { IntakeChannel, IntakeSecrecy } from '@xiaohao/intake';
import { table, type View } from '@xiaohao/projection-runtime';
import { intakeOf, onIntakes } from '../reading-events/intake-events.js';
import { mustBeThere, onProblems, problemOf } from '../reading-events/problem-events.js';

/** An intake in one line. Of who reported it holds whether anybody did, and nothing else, sealed or not. */
export interface IntakeRow {
  readonly id: string;
  readonly number: string;
  readonly unit: string;
  readonly channel: IntakeChannel;
  readonly paper: string | null;
  readonly receivedOn: string;
  readonly secrecy: IntakeSecrecy;
  readonly reporter: 'named' | 'anonymous' | 'erased';
  readonly registeredAt: string;
  readonly registeredBy: string;
  readonly revision: string;
  readonly position: string;
}

export const intake = table<IntakeRow>({
  name: 'intake',
  columns: {
    id: 'text',
    number: 'text',
    unit: 'text',
    channel: 'text',
    paper: 'text',
    receivedOn: 'text',
    secrecy: 'text',
    reporter: 'text',
    registeredAt: 'text',
    registeredBy: 'text',
    revision: 'text',
    position: 'text',
  },
  key: ['id'],
  indexes: [{ columns: ['registeredAt', 'id'] }, { columns: ['unit'] }],
});

/** Which problem came of which intake. */
export interface IntakeProblem {
  readonly problem: string;
  readonly intake: string;
}

export const intakeProblem = table<IntakeProblem>({
  name: 'intake_problem',
  columns: { problem: 'text', intake: 'text' },
  key: ['problem'],
  indexes: [{ columns: ['intake'] }],
});

/** 来件登记. */
export const intakes: View = {
  name: 'intakes',
  version: 1,
  claims: [
    onIntakes({
      IntakeRegistered(event, rows) {
        const { number, unit, channel, paper = null, receivedOn, secrecy, reporter, by } = event.data;
        rows.put(intake, {
          id: intakeOf(event),
          number,
          unit,
          channel,
          paper,
          receivedOn,
          secrecy,
          reporter: reporter === null ? 'anonymous' : 'named',
          registeredAt: event.metadata.recordedAt,
          registeredBy: by,
          revision: event.revision,
          position: event.position,
        });
      },
      ReporterErased(event, rows) {
        const id = intakeOf(event);
        const row = mustBeThere(rows.get(intake, id), 'intake', id);
        const { revision, position } = event;
        rows.put(intake, { ...row, reporter: 'erased', revision, position });
      },
    }),
    onProblems({
      Identified(event, rows) {
        const of = event.data.intake;
        if (of !== undefined) rows.put(intakeProblem, { problem: problemOf(event), intake: of });
      },
    }),
  ],
  tables: [intake, intakeProblem],
};
