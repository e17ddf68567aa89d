import { describe, expect, it } from '@jest/globals';
import type { Role } from '@xiaohao/organisation';
import { also, campaign, given, life, organisation, play, replay, withPerson } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import type { Handling } from './events.js';

const handled = (handling: Handling) => ({ classification: { ...say.classification, handling } });
const continuing = {
  kind: 'continuing',
  stageGoal: '健全制度',
  nextCheckOn: '2025-03-01',
  expectedEndOn: '2025-12-31',
} as const;

describe('identifying a problem', () => {
  it('records it in the open campaign, by whoever raised it', () => {
    const { events } = given([]).when(say.identify(), 'finder');
    expect(events).toMatchObject([
      { type: 'Identified', data: { by: 'finder', campaign: 'campaign-1', number: '2025-0042' } },
    ]);
  });

  it.each<[string, Parameters<typeof say.identify>[0], string, string]>([
    [
      'a category of no campaign',
      { classification: { ...say.classification, category: 'x' } },
      'CategoryUnknown',
      '/classification/category',
    ],
    [
      'a sub-form of no category',
      { classification: { ...say.classification, subForm: 'x' } },
      'SubFormUnknown',
      '/classification/subForm',
    ],
    ['an entry of no checklist', { checklistEntry: '9' }, 'ChecklistEntryUnknown', '/checklistEntry'],
    [
      'an entry of the other checklist',
      { checklist: 'superior', checklistEntry: '1.1' },
      'ChecklistEntryUnknown',
      '/checklistEntry',
    ],
    ['an entry of two checklists', { checklistEntry: '1.2' }, 'ChecklistEntryAmbiguous', '/checklist'],
    ['a checklist without an entry', { checklist: 'own' }, 'TextMissing', '/checklistEntry'],
    ['an unknown unit', { owner: { kind: 'unit', unit: 'x' } }, 'UnitUnknown', '/owner/unit'],
    ['an unknown support unit', { supportUnits: ['office', 'x'] }, 'UnitUnknown', '/supportUnits/1'],
    [
      'a leader who has left',
      { owner: { kind: 'unit', unit: 'district', leader: 'leaver' } },
      'PersonInactive',
      '/owner/leader',
    ],
    [
      'an unknown person',
      { owner: { kind: 'unit', unit: 'district', person: 'x' } },
      'PersonUnknown',
      '/owner/person',
    ],
    [
      'a member’s problem that names no member',
      { owner: { kind: 'member', unit: 'district', leader: 'head' } },
      'TextMissing',
      '/owner/person',
    ],
    ['no title', { wording: { title: ' ', description: 'x' } }, 'TextMissing', '/wording/title'],
    ['a find still to come', { foundOn: '2025-01-22' }, 'DateInTheFuture', '/foundOn'],
    ['a day that no calendar has', { foundOn: '2025-02-30' }, 'NotADate', '/foundOn'],
    [
      'a continuing handling without a goal',
      handled({ ...continuing, stageGoal: '' }),
      'TextMissing',
      '/classification/handling/stageGoal',
    ],
    ...(['stageGoal', 'nextCheckOn', 'expectedEndOn'] as const).map(
      (name): [string, Parameters<typeof say.identify>[0], string, string] => {
        const { [name]: _, ...rest } = continuing;
        return [
          `a continuing handling without ${name}`,
          handled(rest as Handling),
          'TextMissing',
          `/classification/handling/${name}`,
        ];
      },
    ),
    [
      'a next check in the past',
      handled({ ...continuing, nextCheckOn: '2025-01-20' }),
      'DueDateInThePast',
      '/classification/handling/nextCheckOn',
    ],
    [
      'an end before the next check',
      handled({ ...continuing, expectedEndOn: '2025-02-01' }),
      'ContinuingEndsBeforeCheck',
      '/classification/handling/expectedEndOn',
    ],
    [
      'a focused handling without its list',
      handled({ kind: 'focused', list: '' }),
      'TextMissing',
      '/classification/handling/list',
    ],
    ...(
      [
        [{ kind: 'immediate', stageGoal: '目标' }, 'stageGoal'],
        [{ kind: 'timeLimited', list: '清单' }, 'list'],
        [{ kind: 'focused', list: '清单', expectedEndOn: '2025-12-31' }, 'expectedEndOn'],
        [{ ...continuing, list: '清单' }, 'list'],
      ] as const
    ).map(([handling, name]): [string, Parameters<typeof say.identify>[0], string, string] => [
      `${name} with the handling ${handling.kind}`,
      handled(handling),
      'ForeignToHandling',
      `/classification/handling/${name}`,
    ]),
  ])('refuses %s', (_what, change, refused, pointer) => {
    expect(given([]).when(say.identify(change), 'finder').refusal).toMatchObject({ refused, pointer });
  });

  it.each([
    [{ checklistEntry: '1.1' }, { checklist: 'own', checklistEntry: '1.1' }],
    [{ checklistEntry: '1.3' }, { checklist: 'superior', checklistEntry: '1.3' }],
    [
      { checklist: 'superior', checklistEntry: '1.2' },
      { checklist: 'superior', checklistEntry: '1.2' },
    ],
  ] as const)('records of which checklist an entry is: %j', (named, data) => {
    expect(given([]).when(say.identify(named), 'finder').events).toMatchObject([{ data }]);
  });

  it('refuses in a campaign that is not open, and a second time', () => {
    const shut = { campaign: { ...campaign, open: false } };
    expect(given([]).when(say.identify(), 'finder', shut).answer).toBe('CampaignNotOpen');
    expect(given(life.identified).when(say.identify(), 'finder').answer).toBe('AlreadyIdentified');
  });

  it.each([
    ['clock', 'ClockMayNot'],
    ['nobody', 'ActorUnknown'],
    ['leaver', 'ActorInactive'],
  ])('refuses %s', (by, refused) => {
    expect(given([]).when(say.identify(), by).answer).toBe(refused);
  });
});

describe('before there is a problem', () => {
  it('every other command has nothing to act on', () => {
    expect(given([]).when({ type: 'SubmitForReview' }, 'clerk').answer).toBe('ProblemUnknown');
  });
});

const ownList = play([], ['clerk', say.identify()], ['finder', say.cause('management')]);

describe('rewording and classifying', () => {
  const reword = {
    type: 'RewordProblem',
    wording: { title: '新', description: '新' },
    ground: '更准确',
  } as const;
  const classify = {
    type: 'ClassifyProblem',
    classification: { ...say.classification, severity: 'serious' },
    ground: '核实',
  } as const;

  it('a unit words its list while it has it in hand, and not once it is handed in', () => {
    expect(given(ownList).when(reword, 'clerk').answer).toEqual(['Reworded']);
    expect(
      given(play(life.firstReview, ['firstReviewer', say.returnIt])).when(reword, 'clerk').answer,
    ).toEqual(['Reworded']);
    expect(given(life.firstReview).when(reword, 'clerk').answer).toBe('RoleMayNotAtStage');
    expect(given(life.firstReview).when(reword, 'finder').answer).toEqual(['Reworded']);
  });

  it('what others found the unit words otherwise only where it was sent back to it', () => {
    expect(given(life.identified).when(reword, 'clerk').answer).toBe('FoundByOthers');
    expect(given(life.identified).when(reword, 'teamHead').answer).toBe('FoundByOthers');
    expect(given(life.identified).when(reword, 'finder').answer).toEqual(['Reworded']);
  });

  it.each(['clerk', 'worker', 'head', 'leader'])('%s of the owner does not classify', (by) => {
    const inTheOffice = also(by, ['workGroupMember']);
    expect(given(life.identified).when(classify, by).answer).toBe('RoleMayNot');
    expect(given(life.identified).when(classify, by, inTheOffice).answer).toBe('OwnersSideMayNot');
  });

  it('the finder classifies, and what the second reviewer has passed stands until it is finalised', () => {
    expect(given(life.rectifying).when(classify, 'finder').answer).toEqual(['Classified']);
    expect(given(life.secondPassed).when(classify, 'finder').answer).toBe('PassedTextStands');
    expect(given(life.secondPassed).when(reword, 'finder').answer).toBe('PassedTextStands');
  });

  it('a continuing handling that stands may have its check behind it', () => {
    const began = play([], ['finder', say.identify(handled(continuing))]);
    const again = {
      ...classify,
      classification: { ...handled(continuing).classification, livelihood: true },
    };
    expect(given(began).when(again, 'finder', { today: '2025-04-01' }).answer).toEqual(['Classified']);
  });

  it('a handling has nothing of another kind, even where it stands as it is', () => {
    const began = play([], ['finder', say.identify(handled(continuing))]);
    const listed = { ...classify, ...handled({ ...continuing, list: '清单' } as Handling) };
    expect(given(began).when(listed, 'finder').refusal).toEqual({
      refused: 'ForeignToHandling',
      pointer: '/classification/handling/list',
      params: { kind: 'continuing' },
    });
  });

  it('nothing is reworded after the closing', () => {
    expect(given(life.closed).when(reword, 'finder').refusal).toMatchObject({
      refused: 'StageForbids',
      params: { stage: 'closed' },
    });
  });
});

describe('causes', () => {
  it('are recorded once each', () => {
    expect(given(life.identified).when(say.cause('thought'), 'clerk').answer).toEqual(['CauseRecorded']);
    expect(given(life.identified).when(say.cause('management'), 'clerk').answer).toBe('IdTaken');
  });
});

describe('merging and withdrawing', () => {
  const target = { campaign: 'campaign-1', open: true, restricted: false };
  const merge = { type: 'MergeProblem', into: 'problem-2', target, ground: '同一事项' } as const;
  const withdraw = { type: 'WithdrawProblem', ground: '不成立' } as const;
  const takeIn = { type: 'TakeIn', problem: 'problem-3', by: 'clerk' } as const;
  const lapse = { type: 'LapseMerger', problem: 'problem-3' } as const;

  it.each([
    [{ ...merge, into: 'problem-1' }, 'MergedIntoItself'],
    [{ ...merge, target: null }, 'MergeTargetUnknown'],
    [{ ...merge, target: { ...target, campaign: 'other' } }, 'MergeTargetOfOtherCampaign'],
    [{ ...merge, target: { ...target, open: false } }, 'MergeTargetNotOpen'],
  ])('refuses a target that cannot take it in: %#', (command, refused) => {
    expect(given(life.firstReview).when(command, 'finder').answer).toBe(refused);
  });

  it.each([merge, withdraw])('$type ends it before it is finalised, never after', (command) => {
    const { state } = given(life.secondReview).when(command, 'finder');
    expect(state.stage).toBe(command.type === 'MergeProblem' ? 'merged' : 'withdrawn');
    expect(given(life.finalised).when(command, 'finder').answer).toBe('StageForbids');
  });

  it.each([merge, withdraw])('$type is not for the owner once it lies with the reviewers', (command) => {
    expect(given(ownList).when(command, 'clerk').refusal).toBeNull();
    expect(given(life.firstReview).when(command, 'clerk').answer).toBe('RoleMayNotAtStage');
  });

  it.each([merge, withdraw])('$type is never for the owner of what others found', (command) => {
    const returned = play(life.firstReview, ['firstReviewer', say.returnIt]);
    expect(given(life.identified).when(command, 'clerk').answer).toBe('FoundByOthers');
    expect(given(returned).when(command, 'head').answer).toBe('FoundByOthers');
    expect(given(returned).when(command, 'finder').refusal).toBeNull();
  });

  it.each([merge, withdraw])('$type is not for what others were merged into', (command) => {
    const taking = play(ownList, ['clock', takeIn]);
    expect(given(taking).when(command, 'clerk').answer).toBe('HasTakenIn');
    const lapsed = play(taking, ['clock', lapse]);
    expect(given(lapsed).when(command, 'clerk').refusal).toBeNull();
    expect(given(lapsed).when(lapse, 'clock').answer).toBe('NothingToLapse');
  });

  it('is begun by the clock alone on what stays, once for each problem and while that is open', () => {
    expect(given(ownList).when(takeIn, 'finder').answer).toBe('OnlyTheClock');
    expect(given(life.closed).when(takeIn, 'clock').answer).toBe('StageForbids');
    expect(given(play(ownList, ['clerk', withdraw])).when(takeIn, 'clock').answer).toBe('StageForbids');
    const taking = play(ownList, ['clock', takeIn]);
    expect(given(taking).when(takeIn, 'clock').answer).toBe('AlreadyTakenIn');
    expect(replay(taking)).toMatchObject({ facts: { takenIn: ['problem-3'] } });
    expect(given(taking).when({ ...lapse, problem: 'other' }, 'clock').answer).toBe('NothingToLapse');
  });

  /** As in 2026, when somebody has had a post elsewhere for most of a year. */
  const moved = (id: string, unit: string, roles: readonly Role[]) => {
    const known = organisation.people.get(id);
    if (known === undefined) throw new Error(`nobody is called ${id}`);
    const appointments = [
      ...known.appointments.map((post) => ({ ...post, until: '2025-03-31' })),
      { id: `${id}-later`, unit, roles, from: '2025-04-01' },
    ];
    const people = new Map(organisation.people).set(id, { ...known, appointments });
    return {
      organisation: { ...organisation, people },
      today: '2026-01-10',
      now: '2026-01-10T02:00:00.000Z',
    };
  };

  it.each([merge, withdraw])('$type stays the unit’s where whoever found it has long left', (command) => {
    const byWorker = play([], ['worker', say.identify()]);
    const left = moved('worker', 'office', ['workGroupMember']);
    expect(given(byWorker).when(command, 'head', left).refusal).toBeNull();
  });

  it.each([merge, withdraw])(
    '$type does not become the unit’s by whoever found it going there',
    (command) => {
      const there = moved('finder', 'district', ['unitClerk']);
      for (const by of ['finder', 'head'])
        expect(given(life.identified).when(command, by, there).answer).toBe('FoundByOthers');
    },
  );
});

it('a person moved to the unit counts as its side at once', () => {
  const moved = { organisation: withPerson('finder', { unit: 'team' }) };
  const command = { type: 'WithdrawProblem', ground: '不成立' } as const;
  expect(given(life.firstReview).when(command, 'finder', moved).answer).toBe('OwnersSideMayNot');
});
