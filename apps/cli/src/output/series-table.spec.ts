import { describe, expect, it } from '@jest/globals';
import { defaultRules } from '@xiaohao/campaign';
import { campaignWords } from './campaign-words.js';
import { type Step, seriesTable } from './series-table.js';

const moved = { opened: 5, closed: 1, reopened: 2, withdrawn: 3, merged: 4 };
const cells = [{ values: ['dining'], count: 7 }];
const step: Step = { from: '2031-03-01', to: '2031-03-31', cells, total: 7, movements: moved };
const shown = (lang: 'zh' | 'en', ...steps: readonly Step[]): readonly (readonly string[])[] =>
  seriesTable(steps, ['category'], {
    names: (id) => id,
    words: campaignWords([{ rules: [{ rules: defaultRules }] }], lang),
    lang,
  })
    .split('\n')
    .map((line) => line.split(/ {2,}/));

describe('a series in a terminal', () => {
  it.each([
    ['zh', ['期内新增', '期内销号', '期内复号', '期内撤回', '期内并入']],
    ['en', ['Opened within', 'Closed within', 'Reopened within', 'Withdrawn within', 'Merged within']],
  ] as const)('shows everything that moved within a step, in %s', (lang, titles) => {
    const [head, , line] = shown(lang, step);
    expect(head?.[1]).toBe(lang === 'zh' ? '违规吃喝' : 'Improper dining');
    expect(head?.slice(3)).toEqual(titles);
    expect(line).toEqual(['2031-03-01 – 2031-03-31', '7', '7', '5', '1', '2', '3', '4']);
  });

  it('shows nothing there when nothing is told, and a day by itself', () => {
    const [, , line] = shown('zh', { ...step, from: step.to, movements: null });
    expect(line).toEqual(['2031-03-31', '7', '7']);
  });
});
