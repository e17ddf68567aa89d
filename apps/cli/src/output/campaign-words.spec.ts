import { describe, expect, it } from '@jest/globals';
import { defaultRules } from '@xiaohao/campaign';
import { campaignWords } from './campaign-words.js';

const called = (zh: string) => ({
  rules: { ...defaultRules, categories: [{ code: 'dining', zh, en: 'Dining', subForms: [] }] },
});

describe('codes of a campaign in a terminal', () => {
  const zh = campaignWords([{ rules: [{ rules: defaultRules }] }], 'zh');

  it.each([
    [zh.category('reception'), '公务接待不规范'],
    [zh.category('unheardOf'), 'unheardOf'],
    [zh.subForm('eRedPacket'), '电子红包'],
    [zh.band('green'), '绿色提醒'],
    [zh.rule('band/green/0'), '绿色提醒'],
    [zh.rule('band/green/1'), '绿色提醒（第 2 次）'],
    [zh.rule('rung/guidance'), '督查指导书'],
    [zh.rule('noResponse/guidance'), '督查指导书未回复'],
    [zh.rule('overdue'), '逾期'],
    [zh.rule('unheardOf/x'), 'unheardOf/x'],
    [campaignWords([{ rules: [{ rules: defaultRules }] }], 'en').rule('band/red/2'), 'Red: past due (no. 3)'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });

  it('are what the last version calls them, and everything that different campaigns do', () => {
    const one = { rules: [called('旧称'), called('吃喝')] };
    expect(campaignWords([one], 'zh').category('dining')).toBe('吃喝');
    expect(campaignWords([one, { rules: [called('餐饮')] }], 'zh').category('dining')).toBe('吃喝 / 餐饮');
  });
});
