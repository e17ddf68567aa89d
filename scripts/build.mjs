// Compiles what is stale from apps/, libs/ and test/ into dist/, file by file, and copies what is plain JavaScript
// or data already; joins the libraries beside them, and each program. Types are checked by `npm run types`.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { joinLibraries, librariesAreJoined } from './join-libraries.mjs';
import { joinPrograms, programsAreJoined, programsAreStale } from './join-programs.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';

const rooms = ['apps', 'libs', 'test'];
const out = join(root, 'dist');

/** Paths below a folder that end so. It is listed once, since every start does it; no hidden file counts. */
function filesIn(folder, ends) {
  const dir = join(root, folder);
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true })
    .filter((path) => ends.test(path) && !path.endsWith('.d.ts') && !path.includes('node_modules'))
    .filter((path) => !basename(path).startsWith('.'))
    .map((path) => join(dir, path));
}

/** What is compiled or copied: sources, plain JavaScript, and data beside the sources that read it. */
const sourcesIn = (room) =>
  filesIn(room, /\.(ts|cjs|json)$/).filter(
    (path) => !path.endsWith('.json') || dirname(path).includes(`${sep}src`),
  );

const target = (source) => join(out, relative(root, source)).replace(/\.ts$/, '.js');
const age = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Source files whose compiled form is missing or older; and when the last was compiled of what programs are joined
 * from. `least`: of these alone, for a program that is to start.
 */
function lookedAt(least = false) {
  const settings = Math.max(
    ...['tsconfig.base.json', 'scripts/build.mjs', 'package-lock.json'].map((f) => age(join(root, f))),
  );
  const stale = [];
  let lastOfPrograms = 0;
  for (const room of least ? rooms.filter((one) => one !== 'test') : rooms)
    for (const source of sourcesIn(room)) {
      const ofPrograms = room !== 'test' && !source.endsWith('spec.ts');
      if (least && !ofPrograms) continue;
      const compiled = age(target(source));
      if (compiled < age(source) || compiled < settings) stale.push(source);
      if (ofPrograms) lastOfPrograms = Math.max(lastOfPrograms, compiled);
    }
  return { stale, lastOfPrograms };
}

function sweep() {
  for (const room of rooms)
    for (const built of filesIn(join('dist', room), /\.(js|cjs|json)$/)) {
      const source = join(root, relative(out, built)).replace(/\.js$/, '.ts');
      if (!existsSync(source)) {
        rmSync(built);
        rmSync(`${built}.map`, { force: true });
        programsAreStale();
      }
    }
}

async function compile(sources) {
  const { transform } = await import('@swc/core');
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
  const options = {
    cwd: root,
    swcrc: false,
    sourceMaps: true,
    module: { type: 'nodenext', resolveFully: true },
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
      baseUrl: root,
      paths: compilerOptions.paths,
    },
  };
  await Promise.all(
    sources.map(async (source) => {
      if (!source.endsWith('.ts')) {
        mkdirSync(dirname(target(source)), { recursive: true });
        return copyFileSync(source, target(source));
      }
      const { code, map } = await transform(readFileSync(source, 'utf8'), { ...options, filename: source });
      const file = target(source);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.map`, map);
      // A build that is killed leaves no half of a file that would pass for a fresh one, and two at once do not
      // take each other's.
      const part = `${file}.${process.pid}.part`;
      writeFileSync(part, code);
      renameSync(part, file);
    }),
  );
}

/**
 * Builds what is stale; says so on standard error only when there is something to do. For the `programs` alone, specs
 * may be stale.
 */
export function ensureBuilt({ programs = false } = {}) {
  const { stale, lastOfPrograms } = lookedAt(programs);
  if (stale.length === 0 && librariesAreJoined() && programsAreJoined(lastOfPrograms)) return;
  const done = spawnSync(node24(), [join(root, 'scripts', 'build.mjs')], {
    stdio: ['ignore', 2, 2],
    env: environment(),
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

if (
  process.argv[1] &&
  existsSync(process.argv[1]) &&
  relative(process.argv[1], join(root, 'scripts', 'build.mjs')) === ''
) {
  ensureInstalled();
  if (Number(process.versions.node.split('.')[0]) < 24) ensureBuilt();
  else {
    const { stale } = lookedAt();
    await compile(stale);
    sweep();
    if (!librariesAreJoined()) await joinLibraries();
    const { lastOfPrograms } = lookedAt();
    if (!programsAreJoined(lastOfPrograms)) await joinPrograms(lastOfPrograms);
    process.stderr.write(`built ${stale.length} files\n`);
  }
}
