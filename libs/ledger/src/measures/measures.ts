import { hash } from 'node:crypto';
import type { Horizon, MeasureContent } from '@xiaohao/problem';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';
import { mustBeThere, onProblems, problemOf } from '../reading-events/problem-events.js';
import { normalise } from '../search/normalise.js';

export interface MeasureRow {
  readonly problem: string;
  readonly measure: string;
  readonly text: string;
  /** Equal for texts that differ in nothing but width, case, spaces and punctuation; hex. */
  readonly sameness: string;
  readonly unit: string;
  readonly leader: string;
  readonly person: string;
  readonly horizon: Horizon;
  readonly originalDueOn: string;
  readonly dueOn: string;
  readonly revisions: number;
  /** Granted extensions, and applications that came too late. */
  readonly extensions: number;
  readonly lateApplications: number;
  /** Of the latest progress, 0-100. */
  readonly percent: number;
  readonly completedAt: string | null;
}

export const measure = table<MeasureRow>({
  name: 'measure',
  columns: {
    problem: 'text',
    measure: 'text',
    text: 'text',
    sameness: 'hex',
    unit: 'text',
    leader: 'text',
    person: 'text',
    horizon: 'text',
    originalDueOn: 'text',
    dueOn: 'text',
    revisions: 'integer',
    extensions: 'integer',
    lateApplications: 'integer',
    percent: 'integer',
    completedAt: 'text',
  },
  key: ['problem', 'measure'],
  indexes: [
    { columns: ['sameness'] },
    { columns: ['dueOn'] },
    { columns: ['person'] },
    { columns: ['leader'] },
    { columns: ['unit'] },
  ],
});

const samenessOf = (text: string): string =>
  hash('sha256', normalise(text).replace(/[\p{P}\p{Z}\p{C}]/gu, '')).slice(0, 32);

const contentOf = ({ text, unit, leader, person, horizon, dueOn }: MeasureContent) => ({
  text,
  sameness: samenessOf(text),
  unit,
  leader,
  person,
  horizon,
  dueOn,
});

function change(
  event: { readonly stream: string; readonly data: { readonly measure: string } },
  rows: RowStore,
  changed: (row: MeasureRow) => Partial<MeasureRow>,
): void {
  const row = mustBeThere(
    rows.get(measure, problemOf(event), event.data.measure),
    'measure',
    event.data.measure,
  );
  rows.put(measure, { ...row, ...changed(row) });
}

/** The register of measures across problems. */
export const measures: View = {
  name: 'measures',
  version: 2,
  claims: [
    onProblems({
      MeasureAssigned(event, rows) {
        const { measure: id, content } = event.data;
        rows.put(measure, {
          problem: problemOf(event),
          measure: id,
          ...contentOf(content),
          originalDueOn: content.dueOn,
          revisions: 0,
          extensions: 0,
          lateApplications: 0,
          percent: 0,
          completedAt: null,
        });
      },
      MeasureRevised(event, rows) {
        change(event, rows, ({ revisions }) => ({
          ...contentOf(event.data.after),
          revisions: revisions + 1,
        }));
      },
      ExtensionRequested(event, rows) {
        const { late } = event.data;
        change(event, rows, (row) => ({ lateApplications: row.lateApplications + Number(late) }));
      },
      ExtensionGranted(event, rows) {
        change(event, rows, ({ extensions }) => ({ dueOn: event.data.to, extensions: extensions + 1 }));
      },
      ProgressReported(event, rows) {
        change(event, rows, () => ({ percent: event.data.percent }));
      },
      MeasureCompleted(event, rows) {
        change(event, rows, () => ({ percent: 100, completedAt: event.metadata.recordedAt }));
      },
    }),
  ],
  tables: [measure],
};
