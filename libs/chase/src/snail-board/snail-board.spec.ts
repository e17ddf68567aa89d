import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import { noOrganisation, organisationDecider } from '@xiaohao/organisation';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { city } from '../../testing/scene.js';
import type { SnailBoardEvent } from './events.js';
import { type SnailBoardCommand, snailBoardDecider } from './snail-board-decider.js';

const organisation = city.reduce(organisationDecider.evolve, noOrganisation);
const calendar = defaultWorkingCalendar();

class Board {
  state = snailBoardDecider.initial;

  ask(command: SnailBoardCommand, by: string, today = '2026-06-01'): readonly SnailBoardEvent[] | string {
    const decision = snailBoardDecider.decide(command, this.state, { by, today, organisation, calendar });
    if (isRefusal(decision)) return decision.refused;
    this.state = decision.reduce(snailBoardDecider.evolve, this.state);
    return decision;
  }
}

const post = (entry: string, change: Partial<Extract<SnailBoardCommand, { type: 'PostUnit' }>> = {}) =>
  ({
    type: 'PostUnit',
    entry,
    campaign: 'c1',
    unit: 'east',
    period: '2026-05',
    ground: '三项逾期',
    ...change,
  }) as const;

describe('the snail board', () => {
  it('takes an entry from outside the unit, names its heads and gives it five working days to answer', () => {
    const board = new Board();
    expect(board.ask(post('e1'), 'head')).toBe('PosterOfUnit');
    expect(board.ask(post('e1'), 'handler')).toBe('PosterOfUnit');
    expect(board.ask(post('e1', { unit: 'nowhere' }), 'clerk')).toBe('UnitNotPostable');
    expect(board.ask(post('e1', { period: '2026-07' }), 'clerk')).toBe('PeriodToCome');
    expect(board.ask(post('e1'), 'clerk')).toMatchObject([
      {
        type: 'UnitPosted',
        data: { unitHeads: ['head'], postedOn: '2026-06-01', answerDueOn: '2026-06-08' },
      },
    ]);
    expect(board.ask(post('e2'), 'clerk')).toBe('PostingRepeated');
    expect(board.ask(post('e2', { period: '2026-06' }), 'clerk')).toHaveLength(1);
  });

  it('hears the unit, once, and marks what comes late', () => {
    const board = new Board();
    board.ask(post('e1'), 'clerk');
    const answer = { type: 'AnswerPosting', entry: 'e1', answer: '已整改' } as const;
    expect(board.ask({ ...answer, entry: 'x' }, 'head')).toBe('PostingUnknown');
    expect(board.ask(answer, 'clerk')).toBe('AnswerForUnit');
    expect(board.ask(answer, 'head', '2026-06-09')).toMatchObject([{ data: { late: true } }]);
    expect(board.ask(answer, 'handler')).toBe('PostingAnsweredBefore');
  });

  it('lets a unit off with a ground, by those who may post it', () => {
    const board = new Board();
    board.ask(post('e1'), 'clerk');
    const exit = { type: 'TakeUnitOff', entry: 'e1', ground: '已完成' } as const;
    expect(board.ask(exit, 'head')).toBe('PosterOfUnit');
    expect(board.ask(exit, 'approver', '2026-06-20')).toMatchObject([
      { data: { exitOn: '2026-06-20', unitHeads: ['head'] } },
    ]);
    expect(board.ask(exit, 'clerk')).toBe('PostingOver');
    expect(board.ask({ type: 'AnswerPosting', entry: 'e1', answer: 'x' }, 'head')).toBe('PostingOver');
  });
});
