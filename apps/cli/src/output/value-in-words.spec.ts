import { describe, expect, it } from '@jest/globals';
import { defaultRules } from '@xiaohao/campaign';
import { campaignWords } from './campaign-words.js';
import { describeChanges } from './describe-changes.js';

const readerOf = (lang: 'zh' | 'en') => ({
  names: (id: string) => (id === 'u1' ? '甲区总工会' : id),
  words: campaignWords([{ rules: [{ rules: defaultRules }] }], lang),
  lang,
});
const shown = (lang: 'zh' | 'en', pointer: string, before: unknown, after: unknown): string =>
  describeChanges([{ pointer, before, after }], readerOf(lang));

describe('what changed, in a terminal', () => {
  const classification = { category: 'gifts', subForm: 'eRedPacket', handling: { kind: 'immediate' } };
  it.each([
    ['/stage', 'rectifying', 'closed', '阶段  整改中 → 销号'],
    ['/source', undefined, { channel: 'hotline', paper: null }, '来源  — → 渠道：热线'],
    [
      '/owner',
      undefined,
      { kind: 'leadershipTeam', unit: 'u1' },
      '责任主体  — → 类型：班子；单位：甲区总工会',
    ],
    ['/causes/c7/kind', 'thought', 'management', '根源 · c7 · 类型  思想 → 管理'],
    [
      '/classification',
      undefined,
      classification,
      '分类  — → 类别：违规收送礼品礼金；子项：电子红包；整改类型（类型：立行立改）',
    ],
    ['/identifiedAt', undefined, '2031-03-01T00:00:00.000Z', '登记时间  — → 2031-03-01 08:00'],
    [
      '/signOff/claims',
      [],
      [{ test: 'sourceCured', statement: '述' }],
      '销号申请 · 自评  — → （标准：源头治理；说明：述）',
    ],
    ['/classification/livelihood', false, true, '分类 · 民生  否 → 是'],
    ['/text', 'stage', 'hotline', '文字  stage → hotline'],
  ])('%s', (pointer, before, after, expected) => {
    expect(shown('zh', pointer, before, after)).toBe(expected);
  });

  it('is in English for whoever wants that', () => {
    expect(shown('en', '/classification', undefined, classification)).toBe(
      'classification  — → category: Improper gifts; sub-form: Electronic red packets;…',
    );
  });
});
