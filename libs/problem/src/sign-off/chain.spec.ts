import { describe, expect, it } from '@jest/globals';
import {
  afterPublicity,
  campaign,
  given,
  life,
  play,
  replay,
  rules,
  shortChain,
  withPerson,
} from '../../testing/index.js';
import * as say from '../../testing/lines.js';

const approve = { type: 'ApproveClosing', closingNumber: 'C-1' } as const;
const file = { type: 'FileProblem', filingNumber: 'F-1' } as const;
const unitApprove = { type: 'ApproveByUnit' } as const;

describe('whose hand takes a step', () => {
  it.each([
    ['ApproveByUnit', life.requested, unitApprove, 'clerk', 'RoleMayNot'],
    ['ApproveByUnit', life.requested, unitApprove, 'allRounder', 'UnitApproverNotOfOwnersSide'],
    ['VerifyRectification', life.unitApproved, say.verify, 'approver', 'RoleMayNot'],
    ['VerifyRectification', life.unitApproved, say.verify, 'finder', 'RoleMissing'],
    ['VerifyRectification', life.unitApproved, say.verify, 'teamHead', 'JudgeOfOwnersSide'],
    ['VerifyRectification', life.unitApproved, say.verify, 'helper', 'JudgeOfSupportUnit'],
    ['ApproveClosing', life.publicityEnded, approve, 'leader', 'JudgeOfOwnersSide'],
    ['ApproveClosing', life.publicityEnded, approve, 'teamHead', 'JudgeOfOwnersSide'],
    ['ApproveClosing', life.publicityEnded, approve, 'helper', 'JudgeOfSupportUnit'],
    ['ApproveClosing', life.publicityEnded, approve, 'clock', 'ClockMayNot'],
    ['FileProblem', life.closed, file, 'leader', 'JudgeOfOwnersSide'],
    ['FileProblem', life.closed, file, 'clerk', 'RoleMayNot'],
    ['FileProblem', life.closed, file, 'finder', 'RoleMissing'],
  ] as const)('%s is not for %4$s', (_type, history, command, by, refused) => {
    expect(given(history).when(command, by).answer).toBe(refused);
  });

  it('the applicant does not approve for the unit', () => {
    const byHead = play(life.ready, ['head', { type: 'RequestSignOff', claims: say.claims }]);
    expect(given(byHead).when(unitApprove, 'head').answer).toBe('DutiesInOneHand');
    expect(given(byHead).when(unitApprove, 'teamHead').answer).toEqual(['SignOffStepTaken']);
  });

  it('the verifier does not approve', () => {
    const byAll = play(life.unitApproved, ['allRounder', say.verify], ['allRounder', say.publicity]);
    const ended = play(byAll, ['clock', { type: 'EndPublicity' }, afterPublicity]);
    expect(given(ended).when(approve, 'allRounder').answer).toBe('DutiesInOneHand');
    expect(given(ended).when(approve, 'approver').answer).toEqual(['SignOffStepTaken', 'Closed']);
  });

  it('an applicant who moves to the office files nothing of the old unit', () => {
    const closed = play(
      life.ready,
      ['teamHead', { type: 'RequestSignOff', claims: say.claims }],
      ['head', unitApprove],
      ['verifier', say.verify],
      ['publicist', say.publicity],
      ['clock', { type: 'EndPublicity' }, afterPublicity],
      ['approver', approve],
    );
    const moved = { organisation: withPerson('teamHead', { unit: 'office' }) };
    expect(given(closed).when(file, 'teamHead').answer).toBe('JudgeOfOwnersSide');
    expect(given(closed).when(file, 'teamHead', moved).refusal).toMatchObject({
      refused: 'DutiesInOneHand',
      params: { duty: 'judge', other: 'proposer' },
    });
  });

  it('a role that was taken away counts at once', () => {
    const stripped = { organisation: withPerson('approver', { roles: [] }) };
    expect(given(life.publicityEnded).when(approve, 'approver', stripped).answer).toBe('RoleMayNot');
  });
});

describe('the order of the chain', () => {
  it('is kept', () => {
    expect(given(life.requested).when(say.verify, 'verifier').refusal).toMatchObject({
      refused: 'StepOutOfTurn',
      params: { expected: 'unitApproval' },
    });
    expect(given(life.verified).when(approve, 'approver').answer).toBe('StepOutOfTurn');
    expect(given(life.unitApproved).when(unitApprove, 'head').answer).toBe('StepAlreadyTaken');
    expect(given(life.filed).when(file, 'approver').answer).toBe('StageForbids');
  });

  it('is that of the request, whatever the rules say later', () => {
    const shorter = {
      campaign: { ...campaign, rulesVersion: 2, rules: { ...rules, signOffChain: shortChain } },
    };
    expect(given(life.requested).when(approve, 'approver', shorter).answer).toBe('StepOutOfTurn');
  });

  it('is short for what is corrected at once, and still needs somebody from outside', () => {
    const handling = { kind: 'immediate' } as const;
    const classification = { ...say.classification, handling };
    const ready = play(life.ready, [
      'finder',
      { type: 'ClassifyProblem', classification, ground: '立行立改' },
    ]);
    const requested = play(ready, ['clerk', { type: 'RequestSignOff', claims: say.claims }]);
    expect(given(requested).when(unitApprove, 'head').answer).toBe('StepNotInChain');
    for (const by of ['teamHead', 'leader', 'helper'])
      expect(given(requested).when(approve, by).answer).toMatch(/^Judge/);
    const { state } = given(requested).when(approve, 'approver');
    expect(state.stage).toBe('closed');
    expect(given(play(requested, ['approver', approve])).when(file, 'approver').answer).toBe(
      'StepNotInChain',
    );
  });
});

describe('verification', () => {
  it('with a claim that is not upheld is no verification', () => {
    const conclusions = say.conclusions.map((one, at) => ({ ...one, upheld: at !== 2 }));
    const command = { type: 'VerifyRectification', conclusions } as const;
    expect(given(life.unitApproved).when(command, 'verifier').refusal).toMatchObject({
      refused: 'ClaimNotUpheld',
      pointer: '/conclusions/2/upheld',
    });
  });

  it('concludes on each test once', () => {
    const command = { type: 'VerifyRectification', conclusions: say.conclusions.slice(1) } as const;
    expect(given(life.unitApproved).when(command, 'verifier').answer).toBe('ConclusionsIncomplete');
  });
});

describe('a rejection', () => {
  it('says in ten characters at least what is still to be done', () => {
    const short = { type: 'RejectSignOff', supplementaryRequirement: '  请补充材料  ' } as const;
    expect(given(life.unitApproved).when(short, 'verifier').answer).toBe('RequirementTooShort');
  });

  it('is for whoever could take the step', () => {
    expect(given(life.unitApproved).when(say.reject, 'clerk').answer).toBe('RoleMayNot');
    expect(given(life.unitApproved).when(say.reject, 'head').answer).toBe('RoleMissing');
    expect(given(life.unitApproved).when(say.reject, 'teamHead').answer).toBe('JudgeOfOwnersSide');
  });

  it('sends it back to rectifying, and the next request runs the whole chain', () => {
    const rejected = play(life.publicityEnded, ['approver', say.reject]);
    expect(replay(rejected)).toMatchObject({
      stage: 'rectifying',
      supplementaryRequirement: '请补充全部清退凭证的原件',
    });
    const again = play(rejected, ['clerk', { type: 'RequestSignOff', claims: say.claims }]);
    expect(given(again).when(approve, 'approver').answer).toBe('StepOutOfTurn');
    expect(replay(again)).toMatchObject({ stage: 'signOffRequested', signOff: { next: 0, taken: [] } });
  });
});

describe('a hand that rejected', () => {
  it('has acted in that duty, and takes no other', () => {
    const again = play(
      life.unitApproved,
      ['allRounder', say.reject],
      ['clerk', { type: 'RequestSignOff', claims: say.claims }],
      ['head', unitApprove],
      ['verifier', say.verify],
      ['publicist', say.publicity],
      ['clock', { type: 'EndPublicity' }, afterPublicity],
    );
    expect(given(again).when(approve, 'allRounder').refusal).toMatchObject({
      refused: 'DutiesInOneHand',
      params: { duty: 'approver', other: 'verifier' },
    });
  });
});

describe('whoever is named in a measure', () => {
  it.each(['person', 'leader'] as const)(
    'as its %s does not judge it, without having written a word',
    (as) => {
      const named = life.publicityEnded.map((event) =>
        event.type === 'MeasureAssigned'
          ? { ...event, data: { ...event.data, content: { ...event.data.content, [as]: 'approver' } } }
          : event,
      );
      expect(given(named).when(approve, 'approver').answer).toBe('JudgeIsContributor');
    },
  );
});

describe('the approval', () => {
  it('looks once more at what the request rested on', () => {
    const institutional = play(
      life.publicityEnded,
      ['finder', say.cause('institution')],
      ['clerk', { type: 'RenewSignOffRequest' }],
      ['head', unitApprove],
      ['verifier', say.verify],
    );
    expect(given(institutional).when(approve, 'approver').answer).toBe('HorizonMissing');
  });

  it('does not close over an objection, even if a publicity was ended over it', () => {
    const raised = { by: 'finder', objection: 'objection-1', from: '职工', text: '未清退完' };
    const answered = { by: 'finder', objection: 'objection-1', answer: '属实', upheld: true };
    const history = play(
      [
        ...life.publicised,
        { type: 'ObjectionRaised', data: raised },
        { type: 'ObjectionAnswered', data: answered },
        { type: 'PublicityEnded', data: { by: 'clock', step: 2 } },
      ],
      ['clerk', { type: 'RenewSignOffRequest' }],
      ['head', unitApprove],
      ['verifier', say.verify],
    );
    expect(given(history).when(approve, 'approver').answer).toBe('ObjectionUpheld');
  });

  const gate = { satisfaction: { minimumAnswered: 60, minimumSatisfied: 80 } };
  const gated = { campaign: { ...campaign, rules: { ...rules, ...gate } } };
  const survey = (answered: number, satisfied: number) =>
    ({ type: 'RecordSatisfaction', invited: 100, answered, satisfied, method: '问卷' }) as const;

  it.each([
    [null, 'SatisfactionMissing'],
    [survey(59, 59), 'SatisfactionAnsweredByTooFew'],
    [survey(60, 47), 'SatisfactionTooLow'],
    [survey(60, 48), ['SignOffStepTaken', 'Closed']],
  ])('after %j', (surveyed, answer) => {
    const history = surveyed ? play(life.publicityEnded, ['finder', surveyed]) : life.publicityEnded;
    expect(given(history).when(approve, 'approver', gated).answer).toEqual(answer);
  });

  it('counts no survey by those who were surveyed about, and none that does not add up', () => {
    expect(given(life.verified).when(survey(60, 60), 'clerk').answer).toBe('RoleMayNot');
    expect(given(life.verified).when(survey(60, 60), 'teamHead').answer).toBe('JudgeOfOwnersSide');
    expect(given(life.verified).when(survey(60, 61), 'finder').answer).toBe('SurveyCountsWrong');
    expect(given(life.verified).when({ ...survey(0, 0), invited: 0 }, 'finder').answer).toBe(
      'SurveyCountsWrong',
    );
  });

  it('needs its number', () => {
    expect(given(life.publicityEnded).when({ ...approve, closingNumber: ' ' }, 'approver').answer).toBe(
      'TextMissing',
    );
  });
});

it('two who close at once: the second finds it closed', () => {
  const closed = play(life.publicityEnded, ['approver', approve]);
  expect(given(closed).when(approve, 'allRounder').answer).toBe('StageForbids');
});
