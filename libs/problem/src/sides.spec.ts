import { describe, expect, it } from '@jest/globals';
import type { HeldRole, OrganisationEvent } from '@xiaohao/organisation';
import { campaign, founding, given, life, standingAfter } from '../testing/index.js';
import * as say from '../testing/lines.js';

const standing = (...events: readonly OrganisationEvent[]) => ({
  organisation: standingAfter(...founding, ...events),
});
/** The first post of somebody has the person's own id. */
const ended = (appointment: string, lastDay: string): OrganisationEvent => ({
  type: 'AppointmentEnded',
  data: {
    person: appointment.replace('-2', ''),
    by: 'keeper',
    appointment,
    lastDay,
    recordedOn: lastDay,
  },
});
const post = (person: string, unit: string, ...roles: readonly HeldRole[]): OrganisationEvent => ({
  type: 'Appointed',
  data: { person, by: 'keeper', appointment: `${person}-2`, unit, roles, from: '2025-01-01' },
});
const moved = (unit: string, parent: string, at: string): OrganisationEvent => ({
  type: 'UnitMoved',
  data: { unit, by: 'keeper', parent, at },
});
const merged = (into: string, ...units: string[]): OrganisationEvent => ({
  type: 'UnitsMerged',
  data: { units, into, by: 'keeper', ground: '机构改革', at: '2025-01-21T03:00:00Z' },
});
const firstReviewBy = (by: string, change: object) =>
  given(life.firstReview).when(say.passFirst, by, change).answer;

describe('the sides of a problem', () => {
  it('keep somebody from judging for the cooling days after a post of the owner', () => {
    const events = [post('firstReviewer', 'team', 'approver'), ended('firstReviewer-2', '2025-01-21')];
    expect(firstReviewBy('firstReviewer', { ...standing(...events), today: '2025-02-05' })).toBe(
      'ReviewerOfOwnUnit',
    );
    expect(firstReviewBy('firstReviewer', { ...standing(...events), today: '2025-02-06' })).toEqual([
      'FirstReviewPassed',
    ]);
  });

  it('have the default of the cooling days where the rules say nothing', () => {
    const { coolingDays: _, ...rules } = campaign.rules;
    const revisited = (today: string) =>
      given(life.closed).when(
        { type: 'RecordRevisit', revisit: 'none', visitedOn: '2025-01-21', findings: '属实', holds: true },
        'head',
        {
          ...standing(ended('head', '2025-01-21'), post('head', 'office', 'workGroupMember')),
          today,
          campaign: { ...campaign, rules },
        },
      ).answer;
    expect(revisited('2025-07-20')).toBe('OwnersSideMayNot');
    expect(revisited('2025-07-21')).toBe('NoRevisitOpen');
  });

  it('give no right to whoever has left the owner, however lately', () => {
    const gone = standing(ended('worker', '2025-01-20'), post('worker', 'office', 'unitClerk'));
    const attach = say.attach('effectReached', 'measure-1', 'more');
    expect(given(life.rectifying).when(say.assign('measure-2'), 'worker').refusal).toBeNull();
    const unnamed = given(life.finalised).when(say.assign('measure-2'), 'worker', gone).answer;
    expect(unnamed).toBe('NotOfCorrectingSide');
    expect(given(life.rectifying).when(attach, 'worker', gone).refusal).toBeNull();
  });

  it('follow a unit that stood under the owner since, and not one that left before', () => {
    const before = standing(
      moved('inspection', 'district', '2025-01-20T01:00:00Z'),
      moved('inspection', 'federation', '2025-01-20T02:00:00Z'),
    );
    const since = standing(
      moved('inspection', 'district', '2025-01-21T03:00:00Z'),
      moved('inspection', 'federation', '2025-01-21T04:00:00Z'),
    );
    expect(firstReviewBy('firstReviewer', before)).toEqual(['FirstReviewPassed']);
    expect(firstReviewBy('firstReviewer', since)).toBe('ReviewerOfOwnUnit');
    const unknown = life.firstReview.map((event) => {
      if (event.type !== 'Identified') return event;
      const { identifiedAt: _, ...data } = event.data;
      return { ...event, data };
    });
    expect(given(unknown).when(say.passFirst, 'firstReviewer', before).answer).toBe('ReviewerOfOwnUnit');
  });

  it('take in the successor: it may act for the owner, and may not judge', () => {
    const so = standing(merged('office', 'district'));
    const clerk = post('finder', 'office', 'unitClerk');
    const assigned = (...events: readonly OrganisationEvent[]) =>
      given(life.finalised).when(say.assign('measure-2'), 'finder', standing(...events)).answer;
    expect(assigned(clerk)).toBe('NotOfCorrectingSide');
    expect(assigned(clerk, merged('office', 'district'))).toEqual(['MeasureAssigned']);
    expect(firstReviewBy('thirdReviewer', so)).toBe('ReviewerOfOwnUnit');
    expect(given([]).when(say.identify(), 'finder', so).refusal).toMatchObject({
      refused: 'UnitEnded',
      pointer: '/owner/unit',
    });
  });

  it('are closed to administrators by role', () => {
    const change = standing(ended('finder', '2025-01-02'), post('finder', 'office', 'systemAdministrator'));
    expect(given([]).when(say.identify(), 'finder', change).answer).toBe('AdministratorMayNotAct');
  });
});
