import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const dist = fileURLToPath(new URL('../../../../', import.meta.url));
const programs = join(dist, 'programs');
const textOf = (file: string): string => readFileSync(join(programs, file), 'utf8');

/** Files of ours that are read when one is, with itself; what it asks for later is not among them. */
function readWith(file: string, read = new Set<string>()): ReadonlySet<string> {
  if (read.has(file)) return read;
  read.add(file);
  for (const [, name = ''] of textOf(file).matchAll(/^(?:import|export)\b[^;]*?["']\.\/([^"']+)["'];/gm))
    readWith(name, read);
  return read;
}

const compiled = ['apps', 'libs'].flatMap((room) =>
  readdirSync(join(dist, room), { recursive: true, encoding: 'utf8' }).map((file) => join(dist, room, file)),
);
const shipped = compiled.filter((file) => file.endsWith('.js') && !file.endsWith('spec.js'));

describe('joined programs', () => {
  it('are read as a few files', () => {
    expect(shipped.length).toBeGreaterThan(900);
    const counts = ['server', 'worker', 'xiaohao'].map((name) => readWith(`${name}.js`).size);
    expect(Math.max(...counts)).toBeLessThan(30);
  });

  it('have every thread beside them, by the name of its file', () => {
    const threads = shipped.filter((file) => file.endsWith('-thread.js')).map((file) => basename(file));
    expect(threads.length).toBeGreaterThan(7);
    expect(threads.filter((name) => !existsSync(join(programs, name)))).toEqual([]);
    for (const name of threads) expect(readWith(name).size).toBeLessThan(20);
  });

  it('have beside them whatever they look for there', () => {
    const files = readdirSync(programs).filter((file) => file.endsWith('.js'));
    const sought = files.flatMap((file) =>
      [...textOf(file).matchAll(/new URL\(\s*["']([^"']+)["'],\s*import\.meta\.url/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(new Set(sought).size).toBeGreaterThan(9);
    expect(sought.filter((name) => !existsSync(join(programs, name)))).toEqual([]);
  });
});
