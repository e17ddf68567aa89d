import { describe, expect, it } from '@jest/globals';
import { given, life, withPerson } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import type { ProblemCommand, ProblemEvent } from '../index.js';

const secret = { ...say.classification, secrecy: 'restricted' } as const;
/** The finder takes restricted matters in. */
const organisation = withPerson('finder', { roles: ['petitionClerk', 'workGroupMember'] });
const officer = withPerson('approver', { roles: ['disciplineOfficer'] });
const raise = say.identify({ classification: secret });
const raised: readonly ProblemEvent[] = given([]).when(raise, 'finder', { organisation }).events;
const clear = (person: string): ProblemCommand => ({ type: 'ClearPerson', person, ground: '承办整改' });
const end = (person: string): ProblemCommand => ({ type: 'EndClearance', person, ground: '工作已结束' });
const cleared = (...people: readonly string[]): readonly ProblemEvent[] => [
  ...raised,
  ...people.map((person) => ({
    type: 'PersonCleared' as const,
    data: { by: 'finder', person, ground: '承办整改' },
  })),
];

describe('raising a restricted problem', () => {
  it('is for those who take restricted matters in, and clears whoever raised it', () => {
    expect(given([]).when(raise, 'finder').answer).toBe('RestrictedNotForRole');
    const { state } = given([]).when(raise, 'finder', { organisation });
    expect(state).toMatchObject({ facts: { cleared: ['finder'], intake: null } });
    expect(given(life.identified).when(say.cause('thought'), 'clerk').state).toMatchObject({
      facts: { cleared: [] },
    });
  });

  it('is asked for by an intake that is restricted, and an intake has to be seen', () => {
    const of = (found: { readonly secrecy: 'internal' | 'restricted' } | null, classification = secret) =>
      given([]).when(say.identify({ classification, intake: { id: 'intake-1', found } } as never), 'finder', {
        organisation,
      });
    expect(of(null).refusal).toMatchObject({ refused: 'IntakeUnknown', pointer: '/intake' });
    expect(of({ secrecy: 'restricted' }, say.classification as never).refusal).toMatchObject({
      refused: 'OfRestrictedIntake',
      pointer: '/classification/secrecy',
    });
    expect(of({ secrecy: 'internal' }, say.classification as never).answer).toEqual(['Identified']);
    expect(of({ secrecy: 'restricted' }).events).toMatchObject([{ data: { intake: 'intake-1' } }]);
  });
});

describe('a restricted problem', () => {
  it.each(['clerk', 'head', 'leader', 'firstReviewer'])(
    'is not there for %s, who needs not know it',
    (by) => {
      for (const command of [say.cause('thought'), { type: 'SubmitForReview' }, clear('clerk')] as const)
        expect(given(raised).when(command, by, { organisation }).answer).toBe('ProblemUnknown');
    },
  );

  it('is there for whoever was cleared, until the clearance ends', () => {
    const known = cleared('clerk');
    expect(given(known).when(say.cause('thought'), 'clerk').answer).toEqual(['CauseRecorded']);
    const over = [...known, ...given(known).when(end('clerk'), 'finder', { organisation }).events];
    expect(given(over).when(say.cause('thought'), 'clerk').answer).toBe('ProblemUnknown');
  });

  it('is there for a discipline officer, who says as well who needs to know it', () => {
    expect(given(raised).when(clear('clerk'), 'approver', { organisation: officer }).answer).toEqual([
      'PersonCleared',
    ]);
  });

  it('stays restricted, and another never becomes so', () => {
    const classify = (secrecy: 'open' | 'restricted') =>
      ({
        type: 'ClassifyProblem',
        classification: { ...say.classification, secrecy },
        ground: '核实',
      }) as const;
    expect(given(raised).when(classify('open'), 'finder', { organisation }).refusal).toMatchObject({
      refused: 'SecrecyFixed',
      pointer: '/classification/secrecy',
    });
    expect(given(life.identified).when(classify('restricted'), 'finder').answer).toBe('SecrecyFixed');
    expect(given(raised).when(classify('restricted'), 'finder', { organisation }).answer).toEqual([
      'Classified',
    ]);
  });

  it('is merged with restricted ones alone', () => {
    const merge = (restricted: boolean) =>
      ({
        type: 'MergeProblem',
        into: 'problem-2',
        target: { campaign: 'campaign-1', open: true, restricted },
        ground: '同一事项',
      }) as const;
    expect(given(raised).when(merge(false), 'finder', { organisation }).answer).toBe('MergeAcrossSecrecy');
    expect(given(life.identified).when(merge(true), 'finder').answer).toBe('MergeAcrossSecrecy');
    expect(given(raised).when(merge(true), 'finder', { organisation }).answer).toEqual(['Merged']);
  });
});

describe('clearing somebody', () => {
  const administrator = withPerson('helper', { roles: ['auditAdministrator' as never] });

  it.each<[string, ProblemCommand, string]>([
    ['a stranger', clear('x'), 'PersonUnknown'],
    ['one who has left', clear('leaver'), 'PersonInactive'],
    ['the one who raised it', clear('finder'), 'AlreadyCleared'],
    ['somebody without a ground', { ...clear('clerk'), ground: ' ' } as ProblemCommand, 'TextMissing'],
    ['and ending what never was', end('clerk'), 'NotCleared'],
  ])('refuses %s', (_, command, refused) => {
    expect(given(raised).when(command, 'finder', { organisation }).answer).toBe(refused);
  });

  it('has nobody to end it for where nobody was cleared', () => {
    const over = given(raised).when(end('finder'), 'finder', { organisation }).events;
    expect(given([...raised, ...over]).when(end('clerk'), 'approver', { organisation: officer }).answer).toBe(
      'NobodyCleared',
    );
  });

  it('refuses an administrator', () => {
    const finder = organisation.people.get('finder');
    if (finder === undefined) throw new Error('nobody is called finder');
    const both = { ...administrator, people: new Map(administrator.people).set('finder', finder) };
    expect(given(raised).when(clear('helper'), 'finder', { organisation: both }).answer).toBe(
      'AdministratorNotCleared',
    );
  });

  it('is not for whoever was only cleared, nor on a problem that everybody may see', () => {
    expect(given(cleared('clerk')).when(clear('head'), 'clerk').answer).toBe('RoleMayNot');
    expect(given(life.identified).when(clear('head'), 'finder', { organisation }).answer).toBe(
      'NotRestricted',
    );
  });
});
