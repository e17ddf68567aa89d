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
import { dirname, join, relative, sep } from 'node:path';
import { joinLibraries, librariesAreJoined } from './join-libraries.mjs';
import { joinPrograms, programsAreJoined, programsAreStale } from './join-programs.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';

const rooms = ['apps', 'libs', 'test'];
const out = join(root, 'dist');

function filesIn(folder, suffix) {
  const dir = join(root, folder);
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes('node_modules'));
}

/** Data beside the sources that read it. */
const dataIn = (folder) => filesIn(folder, '.json').filter((path) => dirname(path).includes(`${sep}src`));

const target = (source) => join(out, relative(root, source)).replace(/\.ts$/, '.js');
const age = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Source files whose compiled form is missing or older; and when the last was compiled of what programs are joined from. */
function lookedAt() {
  const settings = Math.max(
    ...['tsconfig.base.json', 'scripts/build.mjs', 'package-lock.json'].map((f) => age(join(root, f))),
  );
  const stale = [];
  let lastOfPrograms = 0;
  for (const room of rooms)
    for (const source of [...filesIn(room, '.ts'), ...filesIn(room, '.cjs'), ...dataIn(room)]) {
      const compiled = age(target(source));
      if (compiled < age(source) || compiled < settings) stale.push(source);
      if (room !== 'test' && !source.endsWith('spec.ts')) lastOfPrograms = Math.max(lastOfPrograms, compiled);
    }
  return { stale, lastOfPrograms };
}

function sweep() {
  for (const room of rooms)
    for (const built of ['.js', '.cjs', '.json'].flatMap((suffix) => filesIn(join('dist', room), suffix))) {
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
      // A build that is killed leaves no half of a file that would pass for a fresh one.
      writeFileSync(`${file}.part`, code);
      renameSync(`${file}.part`, file);
    }),
  );
}

/** Builds what is stale; says so on standard error only when there is something to do. */
export function ensureBuilt() {
  const { stale, lastOfPrograms } = lookedAt();
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
