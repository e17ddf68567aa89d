import { describe, expect, it } from '@jest/globals';
import { everything, type Grant, nothing } from '@xiaohao/access';
import { type ProblemState, problemDecider } from '@xiaohao/problem';
import { plainlySees } from './plainly-sees.js';

const problem = (secrecy: 'internal' | 'restricted') =>
  ({
    stage: 'rectifying',
    facts: { owner: { kind: 'unit', unit: 'own' }, classification: { secrecy } },
  }) as unknown as ProblemState;

const own: Grant = { ...nothing, units: ['other', 'own'] };

describe('what is seen at first sight', () => {
  it.each<[string, Grant, ProblemState, boolean]>([
    ['a problem of a unit that is named', own, problem('internal'), true],
    ['any, for everything', everything, problem('internal'), true],
    ['not one of another unit', { ...own, units: ['other'] }, problem('internal'), false],
    ['not without a unit', nothing, problem('internal'), false],
    ['not where there is a limit', { ...own, within: 'own' }, problem('internal'), false],
    ['nothing restricted', own, problem('restricted'), false],
    ['nothing restricted, for everything', everything, problem('restricted'), false],
    [
      'nothing restricted, even by a role at the root',
      { ...everything, restricted: { all: true, units: [], person: null } },
      problem('restricted'),
      false,
    ],
    ['nothing where there is none', everything, problemDecider.initial, false],
  ])('%s', (_, grant, state, sees) => expect(plainlySees(grant, state)).toBe(sees));
});
