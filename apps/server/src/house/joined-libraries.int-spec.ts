import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const dist = fileURLToPath(new URL('../../../../', import.meta.url));
const root = join(dist, '..');

/** What a script, run as one in that folder, prints as JSON. */
const printed = <T>(folder: string, script: string): T =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    ),
  );

const joinedOnes: readonly string[] = readFileSync(join(root, 'scripts/join-libraries.mjs'), 'utf8')
  .split('\n')
  .flatMap((line) => /^ {2}'(.+)',$/.exec(line)?.[1] ?? []);

const namesOf = `
  const names = {};
  for (const specifier of ${JSON.stringify(joinedOnes)}) names[specifier] = Object.keys(await import(specifier)).filter((name) => name !== 'module.exports').sort();
  console.log(JSON.stringify(names));`;

const readByTheServer = `
  import { registerHooks } from 'node:module';
  const files = [];
  registerHooks({ load: (url, context, next) => (files.push(url), next(url, context)) });
  await import('./apps/server/src/server.js');
  await import('./apps/server/src/house/open-house.js');
  console.log(JSON.stringify(files.filter((url) => url.includes('/node_modules/'))));`;

describe('joined libraries', () => {
  it('give every name that the installed ones give', () => {
    expect(joinedOnes.length).toBeGreaterThan(20);
    expect(printed(dist, namesOf)).toEqual(printed(root, namesOf));
  });

  it('are read instead of the installed ones, so that nothing exists twice, and are few files', () => {
    const read = printed<readonly string[]>(dist, readByTheServer);
    const packages = new Set(joinedOnes.map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0]));
    const installed = read.filter((url) => !url.includes('/dist/node_modules/'));
    expect(
      installed.filter((url) => packages.has(/.*\/node_modules\/((@[^/]+\/)?[^/]+)/.exec(url)?.[1])),
    ).toEqual([]);
    expect(read.length).toBeLessThan(100);
  });
});
