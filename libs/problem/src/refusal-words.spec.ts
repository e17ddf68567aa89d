import { describe, expect, it } from '@jest/globals';
import { refusalTexts } from '@xiaohao/http';
import { contextOf, life, organisation, replay } from '../testing/index.js';
import { actions } from './actions.js';
import { refusalWords } from './refusal-words.js';
import { problemRefusals } from './refusals.js';
import { refuse } from './refuse.js';

/** Something written as codes are: small letters with a capital among them, or a word that no Chinese text has. */
const code = /[a-z]+[A-Z]\w+|[a-z]{3,}/;
const textsOf = ({ refused, params }: ReturnType<typeof refuse>) =>
  refusalTexts(problemRefusals[refused], params);

describe('what a refusal tells people', () => {
  it.each(Object.entries({ ...life }))('names no code, whatever is asked for in %s', (_name, history) => {
    const state = replay(history);
    for (const by of [...organisation.people.keys(), 'clock'])
      for (const { type, refusal } of actions(state, contextOf(by))) {
        const { zh, en } = textsOf(refusal ?? refuse('ProblemUnknown'));
        expect([type, zh]).toEqual([type, expect.not.stringMatching(code)]);
        expect([type, en]).toEqual([type, expect.not.stringMatching(/[a-z][A-Z]/)]);
      }
  });

  it('are the words of the vocabulary, in either language', () => {
    const stages = refuse('StageForbids', undefined, {
      stage: 'firstReview',
      needed: ['identified', 'signOffRequested', 'absent'],
    });
    expect(textsOf(stages)).toEqual({
      zh: '问题处于“初审”阶段，此操作只能在以下阶段进行：查摆、申请销号、尚未登记',
      en: 'The problem is at the stage “first review”; this can be done only at: identified, sign-off requested, not yet identified',
    });
    const role = refuse('RoleMayNot', undefined, {
      command: 'FileProblem',
      roles: ['approver', 'workGroupMember'],
    });
    expect(textsOf(role)).toEqual({
      zh: '您现任的角色不能办理“备案”；需要以下角色之一：审批人、工作专班成员',
      en: 'None of the roles that you hold today may do this (file the problem); one of these is needed: approver, member of the work group',
    });
    expect(textsOf(refuse('DutiesInOneHand', undefined, { duty: 'verifier', other: 'proposer' })).zh).toBe(
      '同一人不得兼任“核查人”与“上报人、销号申请人”',
    );
    expect(
      textsOf(refuse('StepOutOfTurn', undefined, { step: 'approval', expected: 'unitApproval' })),
    ).toEqual({
      zh: '还没有轮到“批准”，当前步骤是“单位审核”',
      en: 'It is not the turn of “approval” but of “unit approval”',
    });
  });

  it('have a word for every place that holds a code', () => {
    const coded = new Set(Object.values(refusalWords).flatMap(Object.keys));
    for (const [name, entry] of Object.entries(problemRefusals)) {
      // The steps of a measure are numbers.
      const places = [...entry.zh.matchAll(/\{(\w+)\}/g)]
        .map(([, place = '']) => place)
        .filter(
          (place) => coded.has(place) && !name.startsWith('StepUnknown') && name !== 'StepAlreadyCompleted',
        );
      const words = 'words' in entry ? Object.keys(entry.words) : [];
      expect([name, places.filter((place) => !words.includes(place))]).toEqual([name, []]);
    }
  });
});
