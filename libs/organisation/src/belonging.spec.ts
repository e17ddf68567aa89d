import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asked, city, fold, following, today } from '../testing/house.js';
import { countsAsAt, countsAsOf, speaksAt, speaksFor } from './belonging.js';
import type { OrganisationCommand } from './commands.js';
import type { OrganisationEvent } from './events.js';
import { kinOf, stoodUnder, successorOf } from './lineage.js';

const judging = { today, coolingDays: 30, since: '2026-03-01T00:00:00Z' };
const ofEast = (events: readonly OrganisationEvent[], change: Partial<typeof judging> = {}, who = 'clerk') =>
  countsAsOf(fold(events), who, 'east', { ...judging, ...change });
const moved = (unit: string, parent: string): OrganisationCommand => ({ type: 'MoveUnit', unit, parent });
const merged = (into: string, ...units: string[]): OrganisationCommand => ({
  type: 'MergeUnits',
  into,
  units,
  ground: '机构改革',
});
const atStreet = { type: 'Appoint', person: 'other', appointment: 'n', unit: 'street', roles: [] } as const;

describe('a person counts as of a unit', () => {
  it('by a post there or under it, a second one too', () => {
    expect(ofEast(city)).toBe(true);
    expect(ofEast(city, {}, 'other')).toBe(false);
    expect(ofEast(following(city, [atStreet]), {}, 'other')).toBe(true);
  });

  it('for the cooling days after the last day in the post, and not one longer', () => {
    const ended = following(city, [
      { type: 'EndAppointment', person: 'clerk', appointment: 'clerk-1', lastDay: today },
    ]);
    expect(ofEast(ended, { today: '2026-04-01' })).toBe(true);
    expect(ofEast(ended, { today: '2026-04-02' })).toBe(false);
    expect(ofEast(ended, { today: '2026-03-03', coolingDays: 0 })).toBe(false);
  });

  it('from when an ending was written down, however far back its day was stated', () => {
    const ended = following(city, [
      { type: 'EndAppointment', person: 'clerk', appointment: 'clerk-1', lastDay: '2026-01-02' },
    ]);
    expect(ofEast(ended, { today: '2026-04-01' })).toBe(true);
    expect(ofEast(ended, { today: '2026-04-02' })).toBe(false);
  });

  it('not before a post begins', () => {
    const soon = following(city, [{ ...atStreet, from: '2026-03-05' }]);
    expect(ofEast(soon, { today: '2026-03-04' }, 'other')).toBe(false);
    expect(ofEast(soon, { today: '2026-03-05' }, 'other')).toBe(true);
  });

  it('after the unit of the post was moved away, if it stood there since the instant that is asked from', () => {
    const away = following(city, [atStreet], [moved('street', 'west')]);
    expect(ofEast(away, {}, 'other')).toBe(true);
    expect(ofEast(away, { since: '2026-03-02T02:00:00Z' }, 'other')).toBe(true);
    expect(ofEast(away, { since: '2026-03-02T02:00:01Z' }, 'other')).toBe(false);
  });

  it('not by two places that never held at once', () => {
    // The street left the east a day before the east came under the west.
    const events = following(
      city,
      [atStreet],
      [moved('street', 'city'), '2026-03-02'],
      [moved('east', 'west'), '2026-03-03'],
    );
    const ofWest = (since: string) =>
      countsAsOf(fold(events), 'clerk', 'west', { today: '2026-03-04', coolingDays: 30, since });
    expect(ofWest('2026-03-01T00:00:00Z')).toBe(true);
    expect(stoodUnder(fold(events), 'street', new Set(['west']), '2026-03-01T00:00:00Z')).toBe(false);
  });

  it('by what was merged into the unit, and by what it was merged into, over several mergers', () => {
    const once = following(city, [merged('west', 'east')]);
    expect(ofEast(once, {}, 'other')).toBe(true);
    expect(countsAsOf(fold(once), 'clerk', 'west', judging)).toBe(true);
    const more = following(city, [
      { type: 'RegisterUnit', unit: 'new', name: '新区', kind: 'districtFederation', parent: 'city' },
    ]);
    const twice = following(more, [merged('west', 'east')], [merged('new', 'west')]);
    const organisation = fold(twice);
    expect(successorOf(organisation, 'east')).toBe('new');
    expect([...kinOf(organisation, 'new')].toSorted()).toEqual(['east', 'new', 'west']);
    expect([...kinOf(organisation, 'east')].toSorted()).toEqual(['east', 'new', 'west']);
    expect(countsAsAt(organisation, 'clerk', 'new', judging)).toBe(true);
  });

  it('whatever the unit is called', () => {
    expect(ofEast(following(city, [{ type: 'RenameUnit', unit: 'east', name: '改名' }]))).toBe(true);
  });
});

describe('a person speaks for a unit', () => {
  it('by a post that is held today, at what it was merged into too', () => {
    const speaks = (events: readonly OrganisationEvent[], who: string, day = today) =>
      speaksFor(fold(events), who, 'east', day);
    expect(speaks(city, 'clerk')).toBe(true);
    expect(speaks(city, 'other')).toBe(false);
    expect(speaks(following(city, [merged('west', 'east')]), 'other')).toBe(true);
    expect(speaksAt(fold(following(city, [merged('west', 'east')])), 'other', 'east', today)).toBe(true);
    const ended = following(city, [
      { type: 'EndAppointment', person: 'clerk', appointment: 'clerk-1', lastDay: today },
    ]);
    expect(speaks(ended, 'clerk')).toBe(true);
    expect(speaks(ended, 'clerk', '2026-03-03')).toBe(false);
  });

  it('not by a place that its unit has left', () => {
    const away = following(city, [atStreet], [moved('street', 'west')]);
    expect(speaksFor(fold(away), 'other', 'east', today)).toBe(false);
  });
});

describe('any tree that changes in any way', () => {
  const change = fc.record({ kind: fc.nat(3), unit: fc.nat(9), other: fc.nat(9), days: fc.nat(3) });

  it('has each unit under just what it stood under at some moment since', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat(20), (changes, sinceDay) => {
        const dayOf = (n: number) => `2026-03-${String(n + 2).padStart(2, '0')}`;
        let events = city;
        let day = 0;
        const trees: { readonly at: string; readonly parents: ReadonlyMap<string, string> }[] = [];
        const note = (at: string) =>
          trees.push({
            at,
            parents: new Map([...fold(events).units.values()].map(({ id, parent = '' }) => [id, parent])),
          });
        note('');
        for (const [index, { kind, unit, other, days }] of changes.entries()) {
          day = Math.min(27, day + days + 1);
          const ids = [...fold(events).units.keys()];
          const [one = '', two = ''] = [ids[unit % ids.length], ids[other % ids.length]];
          const command: OrganisationCommand =
            kind === 0
              ? merged(one, two)
              : kind === 1
                ? { type: 'RegisterUnit', unit: `u${index}`, name: `u${index}`, kind: 'office', parent: one }
                : moved(one, two);
          if (day === 27 || typeof asked(command, events, dayOf(day)) === 'string') continue;
          events = following(events, [command, dayOf(day)]);
          note(`${dayOf(day)}T02:00:00Z`);
        }
        const since = `${dayOf(Math.min(27, sinceDay))}T12:00:00Z`;
        // From `since` on: the last tree that began before it, and all that began later.
        const standing = trees.filter(
          ({ at }, index) => at >= since || (trees[index + 1]?.at ?? '~') >= since,
        );
        const registered = new Map(
          [...fold(events).units.values()].map((u) => [u.id, u.standings[0]?.parent ?? '']),
        );
        const isUnder = (parents: ReadonlyMap<string, string>, one: string, two: string): boolean =>
          one === two || (one !== '' && isUnder(parents, parents.get(one) ?? registered.get(one) ?? '', two));
        for (const one of fold(events).units.keys())
          for (const two of fold(events).units.keys())
            expect([one, two, stoodUnder(fold(events), one, new Set([two]), since)]).toEqual([
              one,
              two,
              standing.some(({ parents }) => isUnder(parents, one, two)),
            ]);
      }),
      { numRuns: 100 },
    );
  });
});
