import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { problemRefusals } from './refusals.js';

const folder = join(process.cwd(), 'libs/problem/src');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('refusals.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

const entries = Object.entries(problemRefusals);
const params = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe('the catalogue of refusals', () => {
  it.each(entries)('%s is given somewhere', (code) => {
    expect(sources).toContain(`'${code}'`);
  });

  it('knows every refusal that is given', () => {
    const given = [...sources.matchAll(/refuse\(\s*'(\w+)'/g)].map(([, code]) => code);
    expect(given.length).toBeGreaterThan(40);
    expect(given.filter((code) => code === undefined || !(code in problemRefusals))).toEqual([]);
  });

  it.each(entries)('%s says the same in both languages', (_code, { zh, en }) => {
    expect(params(zh)).toEqual(params(en));
    expect(zh).toMatch(/\p{Script=Han}/u);
  });

  it('speaks of no code in two areas', () => {
    const areas = [
      '',
      'identification/',
      'review/',
      'rectification/',
      'deadlines/',
      'sign-off/',
      'after-closing/',
    ];
    const files = [
      ...areas.map((area) => `${area}${area === '' ? 'general-' : ''}refusals.ts`),
      'sign-off/publicity-refusals.ts',
    ];
    const declared = files
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}([A-Z]\w+): \{/gm)])
      .map(([, code]) => code);
    expect(declared.toSorted()).toEqual(Object.keys(problemRefusals).toSorted());
  });
});
