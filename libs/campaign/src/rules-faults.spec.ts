import { describe, expect, it } from '@jest/globals';
import { roles } from '@xiaohao/organisation';
import fc from 'fast-check';
import { defaultRules } from './default-rules.js';
import { type CampaignRules, type SignOffStepKind, signOffStepKinds } from './rules.js';
import { rulesFault } from './rules-faults.js';
import { stepRoles } from './step-roles.js';

const step = fc.record({
  kind: fc.constantFrom(...signOffStepKinds),
  role: fc.constantFrom<string>(...roles),
  termWorkingDays: fc.integer({ min: 1, max: 30 }),
});
const chains = fc.array(step, { maxLength: 6, size: 'max' });

const ordered = fc.subarray([...signOffStepKinds]).chain((kinds) =>
  fc.tuple(
    ...kinds.map((kind) =>
      fc.record({
        kind: fc.constant(kind),
        role: fc.constantFrom<string>(...stepRoles[kind], 'auditor'),
        termWorkingDays: fc.constant(5),
      }),
    ),
  ),
);

const kindsOf = (chain: readonly { readonly kind: SignOffStepKind }[]) => chain.map(({ kind }) => kind);
const withChain = (signOffChain: CampaignRules['signOffChain']): CampaignRules => ({
  ...defaultRules,
  signOffChain,
});

describe('a sign-off chain', () => {
  it('is taken exactly when its kinds come in order, each once, with an approval among them', () => {
    fc.assert(
      fc.property(fc.oneof(chains, ordered), (chain) => {
        const kinds = kindsOf(chain);
        const inOrder = signOffStepKinds.filter((kind) => kinds.includes(kind));
        const fit = chain.every(({ kind, role }) => (stepRoles[kind] as readonly string[]).includes(role));
        const sound = fit && kinds.join() === inOrder.join() && kinds.includes('approval');
        expect(rulesFault(withChain(chain)) === undefined).toBe(sound);
      }),
      { numRuns: 500 },
    );
  });

  it('that is taken has at most one publicity, before the approval, and nothing but filing after it', () => {
    fc.assert(
      fc.property(fc.oneof(chains, ordered), (chain) => {
        fc.pre(rulesFault(withChain(chain)) === undefined);
        const kinds = kindsOf(chain);
        const approval = kinds.indexOf('approval');
        expect(['', 'filing']).toContain(kinds.slice(approval + 1).join());
        expect(kinds.slice(approval)).not.toContain('publicity');
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
    );
  });

  it('that is refused is pointed at', () => {
    const [first, second, ...rest] = defaultRules.signOffChain;
    if (!first || !second) throw new Error('the default chain has two steps at least');
    expect(rulesFault(withChain([second, first, ...rest]))).toEqual({
      refused: 'ChainOutOfOrder',
      pointer: '/rules/signOffChain/1',
    });
    expect(rulesFault(withChain([first, { ...second, role: 'nobody' }, ...rest]))).toMatchObject({
      refused: 'ChainRoleUnknown',
      pointer: '/rules/signOffChain/1/role',
    });
    expect(rulesFault(withChain([first, { ...second, role: 'unitClerk' }, ...rest]))).toMatchObject({
      refused: 'ChainRoleUnfit',
      pointer: '/rules/signOffChain/1/role',
      params: { step: 'verification', code: 'unitClerk' },
    });
  });
});

describe('rules', () => {
  it.each([
    ['categories', 'NoCategory'],
    ['returnReasons', 'NoReturnReason'],
    ['reopeningGrounds', 'NoReopeningGround'],
    ['panelProfessions', 'NoProfession'],
  ])('are refused without any %s', (list, refusal) => {
    expect(rulesFault({ ...defaultRules, [list]: [] })).toEqual({
      refused: refusal,
      pointer: `/rules/${list}`,
    });
  });

  it.each(['categories', 'returnReasons', 'reopeningGrounds', 'panelProfessions'] as const)(
    'are refused with a code twice among %s',
    (list) => {
      expect(
        rulesFault({ ...defaultRules, [list]: [...defaultRules[list], defaultRules[list][0]] }),
      ).toMatchObject({
        refused: 'CodeRepeated',
      });
    },
  );

  it('are refused with a sub-form twice, and may use its code in another category', () => {
    const sub = { code: 'sub', zh: '子', en: 'sub' };
    const category = (code: string, subForms: readonly (typeof sub)[]) => ({
      code,
      zh: code,
      en: code,
      subForms,
    });
    expect(rulesFault({ ...defaultRules, categories: [category('a', [sub, sub])] })?.refused).toBe(
      'CodeRepeated',
    );
    expect(rulesFault({ ...defaultRules, categories: [category('a', [sub]), category('b', [sub])] })).toBe(
      undefined,
    );
  });
});
