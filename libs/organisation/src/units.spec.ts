import { describe, expect, it } from '@jest/globals';
import { asked, city, fold, following, unit } from '../testing/house.js';
import type { OrganisationCommand } from './commands.js';
import { isOfUnit } from './organisation.js';

const register = { type: 'RegisterUnit', unit: 'x', name: '新区', kind: 'office', parent: 'city' } as const;
const merge = (into: string, ...units: string[]): OrganisationCommand => ({
  type: 'MergeUnits',
  into,
  units,
  ground: '机构改革',
});
const move = (id: string, parent: string): OrganisationCommand => ({ type: 'MoveUnit', unit: id, parent });

describe('the units', () => {
  it('have one root, which stays what it is', () => {
    expect(asked({ type: 'RegisterUnit', unit: 'x', name: '另一', kind: 'office' })).toBe('RootExists');
    expect(asked(move('city', 'east'))).toBe('RootStays');
    expect(asked(merge('east', 'city'))).toBe('RootStays');
    expect(asked({ type: 'CloseUnit', unit: 'city', ground: '撤销' })).toBe('RootStays');
  });

  it('are described apart from being registered, and the description is replaced as a whole', () => {
    expect(asked(register)).toEqual(['UnitRegistered']);
    expect(asked({ ...register, field: '教育系统' })).toEqual(['UnitRegistered', 'UnitDescribed']);
    const described = fold(
      following(
        city,
        [{ ...register, level: 'district', field: '教育系统' }],
        [{ type: 'DescribeUnit', unit: 'x', kind: 'industryUnion', trade: '制造业' }],
      ),
    ).units.get('x');
    expect(described).toMatchObject({ kind: 'industryUnion', trade: '制造业' });
    expect(described).not.toHaveProperty('field');
    expect(described).not.toHaveProperty('level');
  });

  it('keep the names that they had', () => {
    const renamed = following(city, [{ type: 'RenameUnit', unit: 'east', name: '东城' }]);
    expect(fold(renamed).units.get('east')).toMatchObject({
      name: '东城',
      formerNames: ['east'],
      renamings: [{ from: 'east', to: '东城', by: 'a', at: '2026-03-02T02:00:00Z' }],
    });
  });

  it.each<[string, OrganisationCommand, string]>([
    ['under itself', move('east', 'east'), 'UnitUnderItself'],
    ['under a unit of its own', move('east', 'street'), 'UnitUnderItself'],
    ['to where it stands', move('east', 'city'), 'UnitStandsThere'],
    ['under nobody', move('east', 'gone'), 'ParentUnknown'],
    ['when nobody knows it', move('gone', 'east'), 'UnitUnknown'],
  ])('do not move %s', (_, command, refusal) => {
    expect(asked(command)).toBe(refusal);
  });

  it('do not move to where their name is taken', () => {
    const twin = { ...register, name: 'street' } as const;
    expect(asked(move('x', 'east'), following(city, [twin]))).toBe('UnitNameTaken');
  });

  it('have names beside each other that a reader can tell apart', () => {
    const named = (unit: string, name: string) =>
      ({ type: 'RegisterUnit', unit, name, kind: 'office', parent: 'east' }) as const;
    const there = following(city, [named('x', '人民办AB12')]);
    expect(asked(named('y', ' ⼈民办ａｂ12\u200b'), there)).toBe('UnitNameTaken');
    expect(asked(named('y', '人民办AB13'), there)).toEqual(['UnitRegistered']);
  });

  it.each<[string, OrganisationCommand, string]>([
    ['into themselves', merge('east', 'east'), 'SuccessorUnderMerged'],
    ['into a unit under them', merge('street', 'east'), 'SuccessorUnderMerged'],
    ['twice at once', merge('west', 'east', 'east'), 'MergedUnitUnknown'],
    ['when nobody knows them', merge('west', 'gone'), 'MergedUnitUnknown'],
  ])('do not merge %s', (_, command, refusal) => {
    expect(asked(command)).toBe(refusal);
  });

  it('that were merged stand under their successor and take on nothing new', () => {
    const merged = following(city, [merge('west', 'east')]);
    expect(fold(merged).units.get('east')).toMatchObject({
      parent: 'west',
      mergedInto: 'west',
      closed: true,
      standings: [{ parent: 'city', until: '2026-03-02T02:00:00Z' }, { parent: 'west' }],
      ending: { by: 'a', ground: '机构改革', at: '2026-03-02T02:00:00Z' },
    });
    expect(isOfUnit(fold(merged), 'street', 'west')).toBe(true);
    expect(asked({ ...register, parent: 'east' }, merged)).toBe('ParentClosed');
    expect(asked(move('west', 'east'), merged)).toBe('ParentClosed');
    expect(asked({ type: 'RenameUnit', unit: 'east', name: '旧' }, merged)).toBe('UnitIsClosed');
    expect(asked(merge('west', 'east'), merged)).toBe('MergedUnitUnknown');
    const post = { person: 'other', appointment: 'n', unit: 'east', roles: [] } as const;
    expect(asked({ type: 'Appoint', ...post }, merged)).toBe('UnitOfPersonClosed');
  });

  it('are dissolved only when nothing and nobody is left there', () => {
    const close: OrganisationCommand = { type: 'CloseUnit', unit: 'east', ground: '撤销' };
    expect(asked(close)).toBe('UnitStillHasUnits');
    const emptied = following(city, [move('street', 'west')]);
    expect(asked(close, emptied)).toBe('UnitStillHasPeople');
    const left = following(emptied, [{ type: 'RecordDeparture', person: 'clerk', ground: '退休' }]);
    expect(asked(close, left)).toEqual(['UnitClosed']);
    expect(fold(left).units.get('east')).not.toHaveProperty('ending');
    expect(fold(following(left, [close])).units.get('east')).toMatchObject({
      closed: true,
      ending: { by: 'a', ground: '撤销', at: '2026-03-02T02:00:00Z' },
    });
  });

  it('may have the name of one that has ended', () => {
    const merged = following(city, [merge('west', 'east')]);
    expect(asked({ ...register, name: 'east' }, [...merged, unit('y', 'city')])).toEqual(['UnitRegistered']);
  });
});
