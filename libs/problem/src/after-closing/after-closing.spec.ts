import { describe, expect, it } from '@jest/globals';
import { corrected, given, type Line, life, play, replay } from '../../testing/index.js';
import * as say from '../../testing/lines.js';

const plan = {
  type: 'PlanRevisit',
  revisit: 'revisit-1',
  kind: 'followUp',
  dueOn: '2025-03-01',
  ground: '半年回访',
} as const;
const record = {
  type: 'RecordRevisit',
  revisit: 'revisit-1',
  visitedOn: '2025-01-21',
  findings: '未反弹',
  holds: true,
} as const;
const request: Line = ['clerk', { type: 'RequestSignOff', claims: say.claims }];

describe('a revisit', () => {
  const planned = play(life.closed, ['finder', plan]);

  it('is planned once, for a day that has not passed, after the closing', () => {
    expect(given(planned).when(plan, 'finder').answer).toBe('IdTaken');
    expect(given(life.closed).when({ ...plan, dueOn: '2025-01-20' }, 'finder').answer).toBe(
      'DueDateInThePast',
    );
    expect(given(life.publicityEnded).when(plan, 'finder').answer).toBe('StageForbids');
  });

  it('is recorded once, as it was planned, by the finder', () => {
    expect(given(planned).when(record, 'clerk').answer).toBe('RoleMayNot');
    expect(given(planned).when(record, 'teamHead').answer).toBe('OwnersSideMayNot');
    expect(given(planned).when({ ...record, revisit: 'x' }, 'finder').answer).toBe('RevisitUnknown');
    expect(given(planned).when({ ...record, visitedOn: '2025-01-22' }, 'finder').answer).toBe(
      'DateInTheFuture',
    );
    expect(given(planned).when({ ...record, visitedOn: '2025-01-20' }, 'finder').refusal).toEqual({
      refused: 'RevisitBeforeClosing',
      pointer: '/visitedOn',
      params: { date: '2025-01-20', closedOn: '2025-01-21' },
    });
    expect(given(planned).when({ ...record, satisfaction: 101 }, 'finder').answer).toBe('PercentOutOfRange');
    const recorded = play(planned, ['finder', record]);
    expect(replay(recorded)).toMatchObject({ facts: { revisits: [{ id: 'revisit-1', holds: true }] } });
    expect(given(recorded).when(record, 'finder').answer).toBe('NoRevisitOpen');
    const another = play(recorded, ['finder', { ...plan, revisit: 'another' }]);
    expect(given(another).when(record, 'finder').answer).toBe('RevisitAlreadyRecorded');
  });
});

describe('a reopening', () => {
  it.each([
    ['closed', life.closed],
    ['filed', life.filed],
  ])('from %s goes back to rectifying under the same number, with a new term', (stage, history) => {
    const { state } = given(history).when(say.reopen, 'finder');
    expect(state).toMatchObject({
      stage: 'rectifying',
      reopenedTerm: '2025-06-30',
      facts: {
        number: '2025-0042',
        rectificationRound: 2,
        closings: [{ closingNumber: 'C-1', filingNumber: stage === 'filed' ? 'F-1' : null }],
      },
    });
  });

  it.each([
    [{ ground: 'boredom' }, 'ReopeningGroundUnknown'],
    [{ dueOn: '2025-01-20' }, 'DueDateInThePast'],
    [{ text: '' }, 'TextMissing'],
  ])('refuses %j', (change, refused) => {
    const command = { ...say.reopen, ...change } as typeof say.reopen;
    expect(given(life.closed).when(command, 'finder').answer).toBe(refused);
  });

  it('asks for a new measure and for new evidence before it is closed again', () => {
    const reopened = play(life.filed, ['finder', say.reopen]);
    expect(given(reopened).when(request[1], 'clerk').answer).toBe('NewMeasureMissing');
    const [assigned, ...proofs] = [['clerk', say.assign('measure-2')] as const, ...corrected('measure-2')];
    const done = play(reopened, assigned, ...proofs.slice(0, 3));
    expect(given(done).when(request[1], 'clerk').answer).toBe('EvidenceMissing');
    const requested = play(done, ...proofs.slice(3), request);
    expect(replay(requested).stage).toBe('signOffRequested');
  });

  it('keeps the hands of the first closing apart in the second', () => {
    const again = play(
      life.filed,
      ['finder', say.reopen],
      ['clerk', say.assign('measure-2')],
      ...corrected('measure-2'),
    );
    expect(given(again).when(request[1], 'head').answer).toBe('DutiesInOneHand');
    expect(given(again).when(request[1], 'clerk').answer).toEqual(['SignOffRequested']);
  });
});
