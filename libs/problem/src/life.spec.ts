import { describe, expect, it } from '@jest/globals';
import { life, replay } from '../testing/index.js';

describe('a problem that goes as everybody wishes', () => {
  it.each(Object.entries({ ...life }))('passes through %s', (name, events) => {
    const expected: Record<string, string> = {
      secondPassed: 'secondReview',
      ready: 'rectifying',
      requested: 'signOffRequested',
      publicityEnded: 'publicised',
    };
    expect(replay(events).stage).toBe(expected[name] ?? name);
  });

  it('ends its ten working days of the spring festival on a Saturday that is worked', () => {
    const started = life.publicised.at(-1);
    expect(started).toMatchObject({
      type: 'PublicityStarted',
      data: { endsOn: '2025-02-08', provisional: false, calendarVersion: 'calendar-2025' },
    });
  });

  it('keeps both numbers of its closing', () => {
    const state = replay(life.filed);
    expect(state).toMatchObject({
      facts: { closings: [{ closingNumber: 'C-1', filingNumber: 'F-1', rectificationRound: 1 }] },
    });
  });

  it('names the revision of the organisation in every decision on duties', () => {
    const decided = life.filed.filter(({ data }) => 'organisationRevision' in data).map(({ type }) => type);
    expect(decided).toEqual([
      'SubmittedForReview',
      'FirstReviewPassed',
      'SecondReviewPassed',
      'Finalised',
      'SignOffRequested',
      'SignOffStepTaken',
      'SignOffStepTaken',
      'PublicityStarted',
      'SignOffStepTaken',
      'SignOffStepTaken',
    ]);
  });
});
