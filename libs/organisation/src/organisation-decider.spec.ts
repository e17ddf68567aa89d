import { describe, expect, it } from '@jest/globals';
import { asked, city, fold, following } from '../testing/house.js';
import type { KeepMany } from './commands.js';

const many = (...commands: KeepMany['commands']): KeepMany => ({ type: 'KeepMany', commands });
const register = (unit: string, parent: string) =>
  ({ type: 'RegisterUnit', unit, name: unit, kind: 'office', parent }) as const;

describe('many commands at once', () => {
  it('are each decided on what those before them lead to', () => {
    const two = many(register('new', 'east'), register('under', 'new'));
    expect(asked(two)).toEqual(['UnitRegistered', 'UnitRegistered']);
    expect(fold(following(city, [two])).units.get('under')?.parent).toBe('new');
  });

  it('lead to nothing when one of them is refused', () => {
    expect(asked(many(register('new', 'east'), register('new', 'east')))).toBe('UnitExists');
  });
});
