import { describe, expect, it } from '@jest/globals';
import { afterPublicity, also, given, life, play } from '../../testing/index.js';
import * as say from '../../testing/lines.js';

const end = { type: 'EndPublicity' } as const;
const approve = { type: 'ApproveClosing', closingNumber: 'C-1' } as const;
const object = { type: 'RaiseObjection', objection: 'objection-1', from: '职工', text: '未清退完' } as const;
const answer = (upheld: boolean) =>
  ({ type: 'AnswerObjection', objection: 'objection-1', answer: '已核实', upheld }) as const;
const lastDay = { today: '2025-02-08' };

describe('starting publicity', () => {
  it.each([
    [{ startsOn: '2025-01-20' }, 'DueDateInThePast', '/startsOn'],
    [{ startsOn: '2025-02-29' }, 'NotADate', '/startsOn'],
    [{ startsOn: '9998-12-31' }, 'PublicityTooLate', '/startsOn'],
    [{ workingDays: 9 }, 'PublicityTooShort', '/workingDays'],
    [{ workingDays: 10.5 }, 'PublicityTooShort', '/workingDays'],
    [{ workingDays: 1e9 }, 'PublicityTooLong', '/workingDays'],
    [{ audience: '' }, 'TextMissing', '/audience'],
  ])('refuses %j', (change, refused, pointer) => {
    const command = { ...say.publicity, ...change };
    expect(given(life.verified).when(command, 'publicist').refusal).toMatchObject({ refused, pointer });
  });

  it('is for the role that the chain names, once', () => {
    expect(given(life.verified).when(say.publicity, 'finder').answer).toBe('RoleMissing');
    expect(given(life.publicised).when(say.publicity, 'publicist').answer).toBe('PublicityAlreadyStarted');
    expect(given(life.publicityEnded).when(say.publicity, 'publicist', afterPublicity).answer).toBe(
      'StepAlreadyTaken',
    );
  });

  it('says when a year without a notice took part', () => {
    const command = { ...say.publicity, startsOn: '2025-12-24' };
    expect(given(life.verified).when(command, 'publicist').events).toMatchObject([
      { data: { endsOn: '2026-01-06', provisional: true } },
    ]);
  });
});

describe('ending publicity', () => {
  it('waits for its last day to have passed', () => {
    expect(given(life.publicised).when(end, 'clock', lastDay).refusal).toMatchObject({
      refused: 'PublicityStillRuns',
      params: { endsOn: '2025-02-08' },
    });
    expect(given(life.publicised).when(end, 'clock', afterPublicity).answer).toEqual(['PublicityEnded']);
    expect(given(life.publicised).when(end, 'publicist', afterPublicity).answer).toEqual(['PublicityEnded']);
  });

  it('is for the clock or for the role, not for anybody', () => {
    expect(given(life.publicised).when(end, 'clerk', afterPublicity).answer).toBe('RoleMayNot');
    expect(given(life.publicised).when(end, 'leaver', afterPublicity).answer).toBe('ActorInactive');
    expect(given(life.verified).when(end, 'clock', afterPublicity).answer).toBe('PublicityNotRunning');
  });

  it('comes before the approval', () => {
    expect(given(life.publicised).when(approve, 'approver', afterPublicity).answer).toBe('StepOutOfTurn');
  });
});

describe('an objection', () => {
  const objected = play(life.publicised, ['finder', object, lastDay]);

  it('is taken from the first day to the last', () => {
    const later = play(life.verified, ['publicist', { ...say.publicity, startsOn: '2025-01-22' }]);
    expect(given(later).when(object, 'finder').answer).toBe('PublicityNotRunning');
    expect(given(life.publicised).when(object, 'finder', afterPublicity).answer).toBe('PublicityNotRunning');
    expect(given(life.verified).when(object, 'finder').answer).toBe('PublicityNotRunning');
    expect(given(objected).when(object, 'finder').answer).toBe('IdTaken');
  });

  it('holds the step until it is answered', () => {
    expect(given(objected).when(end, 'clock', afterPublicity).refusal).toMatchObject({
      refused: 'ObjectionsOpen',
      params: { open: 1 },
    });
    const answered = play(objected, ['finder', answer(false)]);
    expect(given(answered).when(end, 'clock', afterPublicity).answer).toEqual(['PublicityEnded']);
  });

  it('is not answered by those against whom it is raised, nor twice', () => {
    const answeredBy = (by: string) =>
      given(objected).when(answer(false), by, also(by, ['publicity'])).answer;
    for (const by of ['clerk', 'worker', 'leader']) expect(answeredBy(by)).toBe('JudgeOfOwnersSide');
    expect(answeredBy('helper')).toBe('JudgeOfSupportUnit');
    const answered = play(objected, ['finder', answer(false)]);
    expect(given(answered).when(answer(true), 'finder').answer).toBe('NoObjectionOpen');
    expect(given(life.publicised).when(answer(true), 'finder').answer).toBe('NoObjectionOpen');
    const another = play(answered, ['finder', { ...object, objection: 'another' }]);
    expect(given(another).when(answer(true), 'finder').answer).toBe('ObjectionAlreadyAnswered');
    const unknown = { ...answer(true), objection: 'x' };
    expect(given(another).when(unknown, 'finder').answer).toBe('ObjectionUnknown');
  });

  it('makes every signature stale, although it came to nothing', () => {
    const ended = play(objected, ['finder', answer(false)], ['clock', end, afterPublicity]);
    expect(given(ended).when(approve, 'approver').answer).toBe('SignatureStale');
  });

  it('that is upheld leads to a rejection and nowhere else', () => {
    const upheld = play(
      objected,
      ['finder', answer(true)],
      ['clerk', { type: 'RenewSignOffRequest' }],
      ['head', { type: 'ApproveByUnit' }],
      ['verifier', say.verify],
    );
    expect(given(upheld).when(end, 'clock', afterPublicity).answer).toBe('ObjectionUpheld');
    expect(given(upheld).when(approve, 'approver', afterPublicity).answer).toBe('StepOutOfTurn');
    expect(given(upheld).when(say.reject, 'publicist').state.stage).toBe('rectifying');
  });
});
