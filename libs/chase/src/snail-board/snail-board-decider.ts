import type { Decider, Decision } from '@xiaohao/deciding';
import { isOfUnit, type Organisation, unitsOn } from '@xiaohao/organisation';
import { addWorkingDays, type WorkingCalendar } from '@xiaohao/working-calendar';
import { holdersOf } from '../holders.js';
import { maySupervise } from '../may-supervise.js';
import type { SnailBoardEvent } from './events.js';
import { refuse, type SnailBoardRefusalCode } from './refusals.js';

/** An entry as it stands. */
export interface Posting {
  readonly unit: string;
  readonly period: string;
  readonly answerDueOn: string;
  readonly answered: boolean;
  readonly over: boolean;
}

/** The board of one campaign: entries by id. Plain JSON. */
export type SnailBoard = Readonly<Record<string, Posting>>;

export type SnailBoardCommand =
  | {
      readonly type: 'PostUnit';
      readonly entry: string;
      readonly campaign: string;
      readonly unit: string;
      readonly period: string;
      readonly ground: string;
    }
  | { readonly type: 'AnswerPosting'; readonly entry: string; readonly answer: string }
  | { readonly type: 'TakeUnitOff'; readonly entry: string; readonly ground: string };

export interface SnailBoardContext {
  readonly by: string;
  readonly today: string;
  readonly organisation: Organisation;
  readonly calendar: WorkingCalendar;
}

/** For an answer, from the day of posting: a default of the product, not law. */
const answerWorkingDays = 5;

type Answer = Decision<SnailBoardEvent, SnailBoardRefusalCode>;

const isOf = ({ by, organisation, today }: SnailBoardContext, unit: string): boolean =>
  unitsOn(organisation, by, today).some((own) => isOfUnit(organisation, own, unit));

function post(
  command: Extract<SnailBoardCommand, { type: 'PostUnit' }>,
  board: SnailBoard,
  context: SnailBoardContext,
): Answer {
  const { by, today, organisation, calendar } = context;
  const { type: _, ...content } = command;
  const { unit, period } = content;
  const found = organisation.units.get(unit);
  if (found === undefined || found.closed) return refuse('UnitNotPostable', '/unit');
  if (!maySupervise(context, unit)) return refuse('PosterOfUnit');
  if (period > today.slice(0, 7)) return refuse('PeriodToCome', '/period');
  if (Object.values(board).some((one) => one.unit === unit && one.period === period))
    return refuse('PostingRepeated');
  const unitHeads = holdersOf(organisation, 'unitHead', today, unit);
  const answerDueOn = addWorkingDays(calendar, today, answerWorkingDays).date;
  return [{ type: 'UnitPosted', data: { by, ...content, unitHeads, answerDueOn, postedOn: today } }];
}

function decide(command: SnailBoardCommand, board: SnailBoard, context: SnailBoardContext): Answer {
  if (command.type === 'PostUnit') return post(command, board, context);
  const { by, today } = context;
  const { entry } = command;
  const found = board[entry];
  if (found === undefined) return refuse('PostingUnknown');
  if (found.over) return refuse('PostingOver');
  switch (command.type) {
    case 'AnswerPosting': {
      if (!isOf(context, found.unit)) return refuse('AnswerForUnit');
      if (found.answered) return refuse('PostingAnsweredBefore');
      const late = today > found.answerDueOn;
      return [{ type: 'PostingAnswered', data: { by, entry, answer: command.answer, late } }];
    }
    case 'TakeUnitOff':
      if (!maySupervise(context, found.unit)) return refuse('PosterOfUnit');
      return [
        {
          type: 'UnitTakenOff',
          data: {
            by,
            entry,
            ground: command.ground,
            exitOn: today,
            unitHeads: holdersOf(context.organisation, 'unitHead', today, found.unit),
          },
        },
      ];
    default:
      return command satisfies never;
  }
}

function evolve(board: SnailBoard, event: SnailBoardEvent): SnailBoard {
  const { entry } = event.data;
  if (event.type === 'UnitPosted') {
    const { unit, period, answerDueOn } = event.data;
    return { ...board, [entry]: { unit, period, answerDueOn, answered: false, over: false } };
  }
  const found = board[entry];
  if (found === undefined) return board;
  const change = event.type === 'PostingAnswered' ? { answered: true } : { over: true };
  return { ...board, [entry]: { ...found, ...change } };
}

/** 蜗牛榜: a person posts and takes off, with a ground; the unit is told and has its say. Nothing is posted by itself. */
export const snailBoardDecider: Decider<
  SnailBoardCommand,
  SnailBoardEvent,
  SnailBoard,
  SnailBoardContext,
  SnailBoardRefusalCode
> = { initial: {}, decide, evolve };
