import { describe, expect, it } from '@jest/globals';
import { deadlineFault } from './deadline-faults.js';
import type { DeadlineRules } from './deadline-rules.js';
import { defaultDeadlineRules } from './default-deadline-rules.js';

const rules = defaultDeadlineRules;
const [green, yellow, red] = rules.bands as [
  DeadlineRules['bands'][number],
  DeadlineRules['bands'][number],
  DeadlineRules['bands'][number],
];
const [notice, guidance, ...higher] = rules.ladder as [
  DeadlineRules['ladder'][number],
  DeadlineRules['ladder'][number],
  ...DeadlineRules['ladder'],
];
const working = (days: number) => ({ days, counted: 'workingDays' }) as const;
const calendar = (days: number) => ({ days, counted: 'calendarDays' }) as const;

describe('time rules', () => {
  it('are taken as the product has them', () => {
    expect(deadlineFault(rules, '')).toBeUndefined();
  });

  it.each<[string, Partial<DeadlineRules>, string, string]>([
    ['two bands of one code', { bands: [green, green] }, 'CodeRepeated', '/bands/1/code'],
    ['bands that rise', { bands: [yellow, green, red] }, 'BandsOutOfOrder', '/bands/1/left'],
    [
      'bands that begin on one day',
      { bands: [green, { ...yellow, left: green.left }] },
      'BandsOutOfOrder',
      '/bands/1/left',
    ],
    [
      'bands counted unlike before the due date',
      { bands: [green, { ...yellow, left: working(10) }] },
      'BandsCountedUnlike',
      '/bands/1/left',
    ],
    [
      'a band that tells nobody',
      { bands: [{ ...green, receivers: [] }] },
      'NoReceiver',
      '/bands/0/receivers',
    ],
    [
      'an automatic rung with consequences for a person',
      { ladder: [{ ...notice, forPerson: true }] },
      'RungMayNotBeAutomatic',
      '/ladder/0/issue',
    ],
    [
      'accountability by the clock, whatever it is said to be',
      { ladder: [{ ...notice, code: 'accountability' }] },
      'RungMayNotBeAutomatic',
      '/ladder/0/issue',
    ],
    [
      'a first rung that waits for an answer to nothing',
      { ladder: [guidance] },
      'FirstRungNeedsTrigger',
      '/ladder/0/trigger',
    ],
    [
      'a rung that goes down',
      { ladder: [notice, { ...guidance, receivers: ['handler'] }, ...higher] },
      'LadderGoesDown',
      '/ladder/1/receivers',
    ],
    [
      'a rung that tells nobody',
      { ladder: [{ ...notice, receivers: [] }] },
      'NoReceiver',
      '/ladder/0/receivers',
    ],
    [
      'a trigger without its days',
      { ladder: [{ ...notice, trigger: { kind: 'overdue' } as never }] },
      'TriggerIncomplete',
      '/ladder/0/trigger/after',
    ],
    [
      'a trigger without its number',
      { ladder: [{ ...notice, trigger: { kind: 'reminders', colour: 'red' } as never }] },
      'TriggerIncomplete',
      '/ladder/0/trigger/times',
    ],
    [
      'an overdue trigger with a number',
      { ladder: [{ ...notice, trigger: { kind: 'overdue', after: working(3), times: 2 } as never }] },
      'ForeignToTrigger',
      '/ladder/0/trigger/times',
    ],
    [
      'a trigger of reminders with days',
      {
        ladder: [
          { ...notice, trigger: { kind: 'reminders', colour: 'red', times: 2, after: working(3) } as never },
        ],
      },
      'ForeignToTrigger',
      '/ladder/0/trigger/after',
    ],
    [
      'a trigger of no answer with a colour',
      { ladder: [notice, { ...guidance, trigger: { kind: 'noAnswer', colour: 'red' } as never }] },
      'ForeignToTrigger',
      '/ladder/1/trigger/colour',
    ],
    [
      'a term that never holds',
      {
        rectification: [
          { handling: 'immediate', term: calendar(5), binding: false },
          { handling: 'immediate', severity: 'serious', term: calendar(3), binding: false },
        ],
      },
      'TermUnreachable',
      '/rectification/1',
    ],
  ])('are refused with %s', (_, change, refused, pointer) => {
    expect(deadlineFault({ ...rules, ...change }, '')).toMatchObject({ refused, pointer });
  });
});
