import { describe, expect, it } from '@jest/globals';
import type { SignOffStep } from '@xiaohao/campaign';
import { campaign, contextOf, given, life, play, replay, rules, shortChain } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import { signedMaterial } from './signed-material.js';

const request = { type: 'RequestSignOff', claims: say.claims } as const;

describe('requesting sign-off', () => {
  it('signs the revision, the digest and the material that the applicant saw', () => {
    const { events } = given(life.ready).when(request, 'clerk');
    const { now, revision, digest } = contextOf('clerk');
    const state = replay(life.ready);
    expect(events).toMatchObject([
      {
        data: {
          chain: rules.signOffChain,
          rulesVersion: 1,
          signature: {
            signer: 'clerk',
            meaning: 'application',
            at: now,
            revision,
            digest,
            materialVersion: 'facts' in state ? state.facts.materialVersion : 0,
          },
        },
      },
    ]);
  });

  it('is refused without a digest of what is signed', () => {
    expect(given(life.ready).when(request, 'clerk', { digest: '' }).answer).toBe('NothingToSign');
  });

  it.each([
    ['finder', 'RoleMayNot'],
    ['allRounder', 'ApplicantNotOfOwnersSide'],
    ['helper', 'ApplicantNotOfOwnersSide'],
    ['clock', 'ClockMayNot'],
  ])('is not for %s', (by, refused) => {
    expect(given(life.ready).when(request, by).answer).toBe(refused);
  });

  it('needs every measure completed', () => {
    const another = play(life.ready, ['clerk', say.assign('measure-2')]);
    expect(given(another).when(request, 'clerk').refusal).toMatchObject({
      refused: 'MeasuresOpen',
      params: { open: 1 },
    });
  });

  it('needs live evidence for each of the five tests', () => {
    const withoutLast = life.ready.slice(0, -1);
    expect(given(withoutLast).when(request, 'clerk').refusal).toMatchObject({
      refused: 'EvidenceMissing',
      params: { test: 'sourceCured' },
    });
  });

  it('asks again for the horizons when a cause in the institution came later', () => {
    const later = play(life.ready, ['finder', say.cause('institution')]);
    expect(given(later).when(request, 'clerk').answer).toBe('HorizonMissing');
  });

  it.each([
    ['four claims', say.claims.slice(1), 'ClaimsIncomplete'],
    ['one twice', [...say.claims, ...say.claims.slice(0, 1)], 'ClaimsIncomplete'],
    ['an empty statement', say.claims.map((claim) => ({ ...claim, statement: '' })), 'TextMissing'],
  ])('refuses %s', (_what, claims, refused) => {
    expect(given(life.ready).when({ ...request, claims }, 'clerk').answer).toBe(refused);
  });

  const [approval] = shortChain;
  const step = (kind: SignOffStep['kind']): SignOffStep => ({
    kind,
    role: approval?.role ?? '',
    termWorkingDays: 1,
  });
  it.each([
    ['empty', []],
    ['without an approval', [step('unitApproval'), step('verification')]],
    ['with a step twice', [step('verification'), step('verification'), step('approval')]],
    ['with a verification after the approval', [step('approval'), step('verification')]],
    ['with the filing before the approval', [step('filing'), step('approval')]],
  ])('refuses a chain %s', (_what, signOffChain) => {
    const change = { campaign: { ...campaign, rules: { ...rules, signOffChain } } };
    expect(given(life.ready).when(request, 'clerk', change).answer).toBe('SignOffChainUnsound');
  });
});

describe('the signed material', () => {
  const material = (events: Parameters<typeof replay>[0]) => signedMaterial(replay(events));

  it('of a request is the same before, with its claims, and after', () => {
    expect(signedMaterial(replay(life.ready), request)).toEqual(material(life.requested));
    expect(material(life.ready)).not.toEqual(material(life.requested));
  });

  it('stays as it is through the signatures, the publicity and the clock', () => {
    for (const later of [life.unitApproved, life.verified, life.publicised, life.publicityEnded, life.filed])
      expect(material(later)).toEqual(material(life.requested));
  });

  it('holds the live evidence alone', () => {
    const late = say.attach('effectReached', 'measure-1', 'late');
    const superseded = play(life.ready, [
      'worker',
      {
        type: 'SupersedeEvidence',
        evidence: 'measure-1-effectReached',
        replacement: 'late',
        file: late.file,
        ground: '更清晰',
      },
    ]);
    const ids = material(superseded)?.evidence.map(({ id }) => id);
    expect(ids).toContain('late');
    expect(ids).not.toContain('measure-1-effectReached');
  });

  it('holds the objections and their answers', () => {
    const objected = play(
      life.publicised,
      ['finder', { type: 'RaiseObjection', objection: 'objection-1', from: '职工', text: '未清退完' }],
      ['finder', { type: 'AnswerObjection', objection: 'objection-1', answer: '已清退', upheld: false }],
    );
    expect(material(objected)).toMatchObject({
      objections: [{ id: 'objection-1', text: '未清退完', answer: { text: '已清退', upheld: false } }],
    });
  });

  it('changes only when the material version does, in any event of a whole life', () => {
    for (const [at, event] of life.filed.entries()) {
      const before = replay(life.filed.slice(0, at));
      const after = replay(life.filed.slice(0, at + 1));
      if (before.stage === 'absent' || after.stage === 'absent' || event.type === 'SignOffRequested')
        continue;
      if (before.facts.materialVersion === after.facts.materialVersion)
        expect(signedMaterial(after)).toEqual(signedMaterial(before));
      else expect(signedMaterial(after)).not.toEqual(signedMaterial(before));
    }
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(material(life.publicised)))).toEqual(material(life.publicised));
    expect(material([])).toBeNull();
  });
});
