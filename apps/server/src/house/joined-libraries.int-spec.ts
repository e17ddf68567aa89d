import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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

const threads = readdirSync(join(dist, 'programs'))
  .filter((file) => file.endsWith('-thread.js'))
  .map((file) => pathToFileURL(join(dist, 'programs', file)).href);

/** Files of libraries that are read for a start; and those that its threads read with them. */
const readByTheServer = `
  import { registerHooks } from 'node:module';
  const files = [];
  registerHooks({ load: (url, context, next) => (files.push(url), next(url, context)) });
  const read = () => files.filter((url) => url.includes('/node_modules/'));
  // It refuses to start, once everything is read.
  process.env.PORT = 'none';
  process.exit = () => undefined;
  await import('./programs/server.js');
  const start = read();
  const ofNode = process.moduleLoadList.map((name) => name.split(' ')[1]);
  // They are read before they find that they are no threads.
  for (const thread of ${JSON.stringify(threads)}) await import(thread).catch(() => undefined);
  console.log(JSON.stringify({ start, ofNode, all: read() }));`;

/** What comes of joining one file with this text: nothing, or why it was not joined. */
const joinedOf = (text: string): string => `
  import { rolldown } from 'rolldown';
  import { elsewhereBut, heedMissing, leanModules } from './scripts/read-fast.mjs';
  const one = { name: 'one', resolveId: (id) => (id === 'one' ? id : undefined), load: (id) => (id === 'one' ? ${JSON.stringify(text)} : undefined) };
  const bundle = await rolldown({ input: 'one', platform: 'node', external: elsewhereBut((id) => id.startsWith('node:')), onLog: heedMissing, plugins: [leanModules, one] });
  console.log(JSON.stringify(await bundle.generate().then(() => '', (error) => error.message)));`;

/** The package of a file as it was installed, unless another package has brought a version of its own. */
const installedPackageOf = (url: string): string | undefined =>
  url
    .split(`${pathToFileURL(root).href}/node_modules/`)[1]
    ?.match(/^(@[^/]+\/)?[^/]+(?!.*\/node_modules\/)/)?.[0];

describe('joined libraries', () => {
  it('give every name that the installed ones give', () => {
    expect(joinedOnes.length).toBeGreaterThan(20);
    expect(printed(dist, namesOf)).toEqual(printed(root, namesOf));
  });

  it('are read for a start without what none of it uses', () => {
    const { start, ofNode } = printed<Record<'start' | 'ofNode', readonly string[]>>(dist, readByTheServer);
    const unused = /\/(ajv|fast-json-stringify|file-type|glob|libphonenumber-js|light-my-request)\//;
    expect(start.filter((url) => unused.test(url))).toEqual([]);
    expect(ofNode).toContain('internal/fs/utils');
    expect(ofNode.filter((name) => /undici|fs\/streams/.test(name))).toEqual([]);
  });

  it.each([
    ["import { readFileSync } from 'node:fs'; readFileSync('a');", ''],
    ["import { WriteStream } from 'node:fs'; new WriteStream('a');", 'WriteStream'],
    ["import * as fs from 'fs'; new fs.ReadStream('a');", 'ReadStream'],
    ["import { WebSocket } from 'http'; new WebSocket('a');", 'WebSocket'],
  ])('are not joined where one asks for what is left out of a module of Node: %s', (text, why) => {
    const said = printed<string>(root, joinedOf(text));
    expect(said === '' ? '' : said.includes(why) && why).toBe(why);
  });

  it('are read instead of the installed ones, so that nothing exists twice, and are few files', () => {
    expect(threads.length).toBeGreaterThan(5);
    const { start, all } = printed<Record<'start' | 'all', readonly string[]>>(dist, readByTheServer);
    const packages = new Set(joinedOnes.map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0]));
    expect(all.length).toBeGreaterThan(start.length);
    expect(all.filter((url) => packages.has(installedPackageOf(url)))).toEqual([]);
    expect(start.length).toBeLessThan(100);
  });
});
