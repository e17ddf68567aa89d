import { setTimeout as pause } from 'node:timers/promises';
import { WrongExpectedRevision } from '@xiaohao/event-log';
import { v7 } from 'uuid';
import type { House } from './house.js';
import { type CommandStep, idIn, type Life } from './step.js';

/** Until a rule of the fault has struck, unless it is over before. */
export async function struckOr({ emulator }: House, over: () => boolean): Promise<void> {
  while (!over() && (await emulator.control.faults()).every(({ struck }) => struck === 0)) await pause(5);
}

/** Writes to the problem while the command is on its way to the log. Answers with the event's id, if it came first. */
export async function overtake(
  house: House,
  life: Life,
  { on }: CommandStep,
  over: () => boolean,
): Promise<string | undefined> {
  await struckOr(house, over);
  if (on === undefined || over()) return undefined;
  const stream = `problem-${idIn(life, on)}`;
  const end = (await house.log.readStream(stream, { direction: 'backward', limit: 1 })).events[0];
  const by = life.crew.people.filer.id;
  const id = v7();
  const appended = house.log.append(stream, end?.revision ?? 'absent', [
    {
      id,
      type: 'PersonCleared',
      data: { by, person: life.crew.people.otherApprover.id, ground: '另一节点所记' },
      metadata: {
        schemaVersion: 1,
        actor: { kind: 'person', id: by },
        command: 'ClearPerson',
        correlationId: v7(),
        recordedAt: `${life.today}T01:00:00.000Z`,
      },
    },
  ]);
  return appended.then(
    () => id,
    (error: unknown) => {
      if (error instanceof WrongExpectedRevision) return undefined;
      throw error;
    },
  );
}
