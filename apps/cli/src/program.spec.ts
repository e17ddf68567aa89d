import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { programOf } from './program.js';

const namesFor = async (...args: readonly string[]): Promise<readonly string[]> =>
  (await programOf(args, { quiet: true })).commands.map((command) => command.name());
const all = await namesFor();

describe('the commands that a line loads', () => {
  it.each(all)('%s alone, where it is asked for', async (name) => {
    expect(await namesFor(name)).toEqual([name]);
    expect(await namesFor('help', name)).toEqual([name]);
    expect(await namesFor('--lang', 'en', '--json', name, '--no-such-option')).toEqual([name]);
  });

  it.each<readonly string[]>([
    [],
    ['--help'],
    ['help'],
    ['problm'],
    ['constructor'],
    ['--lang', 'problem'],
    ['--lang', 'xx', 'problem'],
    ['--no-such-option', 'problem'],
  ])('all of them for: %j %j %j', async (...args) => {
    expect(await namesFor(...args)).toEqual(all);
  });

  it('tells the version of the package that it lies in', async () => {
    const version = (await programOf(['--version'], { quiet: true })).version();
    expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  it('has what people call it with', () => {
    expect(all).toEqual(expect.arrayContaining(['demo', 'problem', 'intake', 'rules', 'verify', 'events']));
  });
});
