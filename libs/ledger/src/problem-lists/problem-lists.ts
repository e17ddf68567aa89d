import type { ListSubmission, Wording } from '@xiaohao/problem';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';
import { onProblems, problemOf } from '../reading-events/problem-events.js';

/** A problem as it stood on one hand-in of a unit's list. */
export interface ListEntryRow {
  /** The hand-in; each is one version of the list. */
  readonly list: string;
  readonly problem: string;
  readonly unit: string;
  readonly campaign: string;
  readonly number: string;
  readonly title: string;
  readonly description: string;
  readonly submittedAt: string;
  /** In the log; orders the versions. */
  readonly place: number;
}

export const listEntry = table<ListEntryRow>({
  name: 'list_entry',
  columns: {
    list: 'text',
    problem: 'text',
    unit: 'text',
    campaign: 'text',
    number: 'text',
    title: 'text',
    description: 'text',
    submittedAt: 'text',
    place: 'integer',
  },
  key: ['list', 'problem'],
  indexes: [{ columns: ['unit', 'campaign', 'list', 'place'] }],
});

/** What the next hand-in of a problem will say. */
const presentWording = table<
  Wording & { readonly problem: string; readonly campaign: string; readonly number: string }
>({
  name: 'present_wording',
  columns: { problem: 'text', campaign: 'text', number: 'text', title: 'text', description: 'text' },
  key: ['problem'],
  cached: 500,
});

type Event = {
  readonly stream: string;
  readonly position: string;
  readonly metadata: { readonly recordedAt: string };
  readonly data: { readonly submission?: ListSubmission };
};

function handIn(event: Event, rows: RowStore): void {
  const { submission } = event.data;
  const problem = problemOf(event);
  const present = rows.get(presentWording, problem);
  if (submission === undefined || present === undefined) return;
  rows.put(listEntry, {
    ...present,
    list: submission.list,
    unit: submission.unit,
    submittedAt: event.metadata.recordedAt,
    place: Number(event.position),
  });
}

/** The lists that units hand in, each hand-in a version that is kept. */
export const problemLists: View = {
  name: 'problem-lists',
  version: 1,
  claims: [
    onProblems({
      Identified(event, rows) {
        const { campaign, number, wording } = event.data;
        const { title, description } = wording;
        rows.put(presentWording, { problem: problemOf(event), campaign, number, title, description });
      },
      Reworded(event, rows) {
        const { title, description } = event.data.wording;
        const present = rows.get(presentWording, problemOf(event));
        if (present !== undefined) rows.put(presentWording, { ...present, title, description });
      },
      SubmittedForReview: handIn,
      Resubmitted: handIn,
    }),
  ],
  tables: [listEntry, presentWording],
};
