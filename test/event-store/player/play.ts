import { isDeepStrictEqual } from 'node:util';
import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import { CaseNames } from './case-names.js';
import { connectGroup, onGroups } from './groups.js';
import { byRank } from './positions.js';
import type { Answer, RecordedCase, Step } from './recording.js';
import { shownError } from './shown.js';
import { onStreams, type Stage } from './streams.js';
import { subscribe, type Watched } from './watching.js';

/** An answer that is not the one recorded. */
export interface Difference {
  readonly case: string;
  readonly step: number;
  readonly asked: string;
  readonly recorded: Answer;
  readonly given: Answer;
}

/** Asks all that a case asks, and tells the first answer that differs; the positions of later ones hang on it. */
export async function play(
  { client, credentials }: Pick<Stage, 'client' | 'credentials'>,
  recorded: RecordedCase,
): Promise<Difference | undefined> {
  const stage: Stage = { client, credentials, names: new CaseNames(), head: await headOf(client) };
  const watched = new Map<string, Watched>();
  const given: Answer[] = [];
  try {
    for (const step of recorded.steps) given.push(await answer(stage, watched, step));
  } finally {
    for (const subscription of watched.values()) await subscription.unsubscribe();
  }
  const unasked = [...watched.values()].flatMap(({ log }) => log);
  const ranked = byRank([...given, ...unasked]);
  for (const [index, step] of recorded.steps.entries()) {
    const shown = ranked[index] as Answer;
    if (isDeepStrictEqual(comparable(shown, step.answer), step.answer)) continue;
    const asked = JSON.stringify({ ...step, answer: undefined });
    return { case: recorded.case, step: index, asked, recorded: step.answer, given: shown };
  }
  return undefined;
}

async function answer(stage: Stage, watched: Map<string, Watched>, step: Step): Promise<Answer> {
  const name = step.as ?? '';
  try {
    switch (step.do) {
      case 'subscribe':
        watched.set(name, await subscribe(stage, step));
        return { confirmed: true };
      case 'psConnect':
        watched.set(name, connectGroup(stage, step));
        return { confirmed: true };
      case 'seen':
        return { log: await watched.get(name)?.seen((step.answer['log'] as readonly unknown[]).length) };
      case 'unsubscribe':
        await watched.get(name)?.unsubscribe();
        return { log: await watched.get(name)?.seen((step.answer['log'] as readonly unknown[]).length) };
      default: {
        const ask = onStreams[step.do] ?? onGroups[step.do];
        if (!ask) throw new Error(`nobody knows how to ${step.do}`);
        return await ask(stage, step);
      }
    }
  } catch (error) {
    return shownError(stage.names, error);
  }
}

/** Where the client makes a revision up, the recordings say so. */
const comparable = (given: Answer, recorded: Answer): Answer =>
  recorded['nextExpectedRevision'] === '(client)' ? { ...given, nextExpectedRevision: '(client)' } : given;

async function headOf(client: EventStoreDBClient): Promise<bigint | undefined> {
  let head: bigint | undefined;
  for await (const event of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))
    head = event.commitPosition;
  return head;
}
