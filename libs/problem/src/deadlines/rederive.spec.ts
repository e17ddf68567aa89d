import { describe, expect, it } from '@jest/globals';
import { afterPublicity, calendar, given, laterCalendar, life, play } from '../../testing/index.js';
import { obligationsOf } from './obligations.js';

const again = { type: 'RederiveDates' } as const;
const later = { calendar: laterCalendar };
const unpublished = { version: 'none', years: new Map() };

describe('another calendar', () => {
  it('moves a running term by an event with before and after, and once', () => {
    const { events, state } = given(life.firstReview).when(again, 'clock', later);
    // No Wednesday is worked: five working days after Tuesday 21 January are 23, 24, 26, 27 January and 6 February.
    expect(events).toMatchObject([
      {
        type: 'DatesRederived',
        data: {
          by: 'clock',
          calendarVersion: 'calendar-2025+1',
          terms: [
            {
              term: 'step',
              before: { dueOn: '2025-01-27', calendarVersion: 'calendar-2025' },
              after: { dueOn: '2025-02-06', calendarVersion: 'calendar-2025+1' },
            },
          ],
        },
      },
    ]);
    expect(obligationsOf(state, 'Asia/Shanghai')).toMatchObject([{ dueOn: '2025-02-06' }]);
    expect(given([...life.firstReview, ...events]).when(again, 'clock', later).answer).toBe(
      'NothingToDerive',
    );
  });

  it('moves nothing before its event: the same history is due on the same days under any calendar', () => {
    const [first] = obligationsOf(given(life.firstReview).when(again, 'nobody').state, 'Asia/Shanghai');
    expect(first?.dueOn).toBe('2025-01-27');
  });

  it('moves the end of a publicity that runs, and of none that has ended', () => {
    const { events, state } = given(life.publicised).when(again, 'clock', later);
    expect(events).toMatchObject([
      {
        data: {
          terms: [],
          publicity: {
            before: { endsOn: '2025-02-08' },
            after: { endsOn: '2025-02-11', provisional: false },
          },
        },
      },
    ]);
    expect(obligationsOf(state, 'Asia/Shanghai')).toMatchObject([
      { rule: 'publicityEnd', dueOn: '2025-02-11' },
    ]);
    const moved = [...life.publicised, ...events];
    expect(given(moved).when({ type: 'EndPublicity' }, 'clock', afterPublicity).answer).toBe(
      'PublicityStillRuns',
    );
    const ended = given(life.publicityEnded).when(again, 'clock', later).events;
    expect(ended[0]?.data).not.toHaveProperty('publicity');
  });

  it('takes a flag away when the notice comes that was missing', () => {
    const provisional = play(life.identified, [
      'clerk',
      { type: 'SubmitForReview' },
      { calendar: unpublished },
    ]);
    expect(obligationsOf(given(provisional).when(again, 'x').state, 'Asia/Shanghai')).toMatchObject([
      { dueOn: '2025-01-28', provisional: true },
    ]);
    expect(given(provisional).when(again, 'clock', { calendar }).events).toMatchObject([
      {
        data: {
          terms: [{ before: { provisional: true }, after: { dueOn: '2025-01-27', provisional: false } }],
        },
      },
    ]);
  });

  it('is for the clock alone, and makes no signature stale', () => {
    expect(given(life.firstReview).when(again, 'finder', later).answer).toBe('OnlyTheClock');
    const before = given(life.requested).when(again, 'x').state;
    const { state } = given(life.requested).when(again, 'clock', later);
    expect('facts' in state && 'facts' in before && state.facts.materialVersion).toBe(
      'facts' in before && before.facts.materialVersion,
    );
  });

  it("passes over a unit's own closing days where that unit has to act", () => {
    const closed = new Map([['2025-01-22', '高温停产']]);
    const own = { ...calendar, closings: new Map([['district', closed]]) };
    const finalised = play(life.secondPassed, ['finaliser', { type: 'FinaliseProblem' }, { calendar: own }]);
    expect(obligationsOf(given(finalised).when(again, 'x').state, 'Asia/Shanghai')).toMatchObject([
      { rule: 'planning', dueOn: '2025-02-11' },
    ]);
    const review = play(life.identified, ['clerk', { type: 'SubmitForReview' }, { calendar: own }]);
    expect(obligationsOf(given(review).when(again, 'x').state, 'Asia/Shanghai')).toMatchObject([
      { rule: 'firstReview', dueOn: '2025-01-27' },
    ]);
  });
});
