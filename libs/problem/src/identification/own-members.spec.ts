import { describe, expect, it } from '@jest/globals';
import { life, replay } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import { evolve } from '../evolve.js';
import type { Handling } from './events.js';
import { ownHandling } from './own-members.js';

const focused = { kind: 'focused', list: '清单' } as const;
const continuing = {
  kind: 'continuing',
  stageGoal: '健全制度',
  nextCheckOn: '2025-03-01',
  expectedEndOn: '2025-12-31',
} as const;
const everything = { ...continuing, list: '清单' };

describe('a handling as it is read', () => {
  it.each<[Handling['kind'], Handling]>([
    ['immediate', { kind: 'immediate' }],
    ['timeLimited', { kind: 'timeLimited' }],
    ['focused', focused],
    ['continuing', continuing],
  ])('%s has what is of its kind alone', (kind, own) => {
    expect(ownHandling({ ...everything, kind } as Handling)).toEqual(own);
    expect(ownHandling(own)).toBe(own);
  });

  it('is the same to a problem, whichever event brought it', () => {
    const classification = {
      ...say.classification,
      handling: { ...everything, kind: 'focused' } as Handling,
    };
    const [identified, ...others] = life.rectifying;
    if (identified?.type !== 'Identified') throw new Error('a life begins with Identified');
    const begun = { ...identified, data: { ...identified.data, classification } };
    const by = 'finder';
    const ground = '核实';
    const state = replay([begun, ...others]);
    const classified = evolve(replay(life.rectifying), {
      type: 'Classified',
      data: { by, classification, ground },
    });
    const converted = evolve(state, {
      type: 'ConvertedToContinuing',
      data: { by, handling: everything, ground },
    });
    expect(state).toMatchObject({ stage: 'rectifying' });
    expect(
      [state, classified, converted].map((of) => of.stage !== 'absent' && of.facts.classification),
    ).toEqual([
      { ...say.classification, handling: focused },
      { ...say.classification, handling: focused },
      { ...say.classification, handling: continuing },
    ]);
  });
});
