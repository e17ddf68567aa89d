// Joins each program's own compiled files, some thousand, into a few under dist/programs, which is what runs. Threads
// keep the names of their files, and data lies beside whoever reads it, as in the compiled files.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { root } from './node24.mjs';
import { elsewhereBut, heedMissing, leanModules, written } from './read-fast.mjs';
import { besides, setInPlace } from './set-in-place.mjs';

const dist = join(root, 'dist');
const out = join(dist, 'programs');
const stamp = join(out, '.joined');

const programs = {
  server: 'apps/server/src/main.js',
  worker: 'apps/worker/src/main.js',
  xiaohao: 'apps/cli/src/main.js',
};

/** Whether they were joined after the last of their files was compiled, and as it is done here. */
export function programsAreJoined(lastCompiled) {
  if (!existsSync(stamp)) return false;
  const ways = ['scripts/join-programs.mjs', 'scripts/read-fast.mjs', 'package-lock.json'].map((file) =>
    join(root, file),
  );
  return statSync(stamp).mtimeMs >= Math.max(lastCompiled, ...ways.map((file) => statSync(file).mtimeMs));
}

const besideIt = /new URL\(\s*'([^']+)',\s*import\.meta\.url\s*\)/g;

/** What a file finds by its name beside itself is there in the joined form, too. */
function filesBeside() {
  const taken = new Map();
  return {
    name: 'files-beside',
    load(id) {
      return { code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) };
    },
    transform(code, id) {
      for (const [, path] of code.matchAll(besideIt)) {
        const file = join(dirname(id), path);
        const name = basename(path);
        if (dirname(file) !== dirname(id)) throw new Error(`${id} looks for ${path}, which is not beside it`);
        if ((taken.get(name) ?? file) !== file)
          throw new Error(`${file} and ${taken.get(name)} have one name`);
        if (taken.has(name)) continue;
        taken.set(name, file);
        if (name.endsWith('.js')) this.emitFile({ type: 'chunk', id: file, fileName: name });
        else this.emitFile({ type: 'asset', fileName: name, source: readFileSync(file) });
      }
    },
  };
}

/** Something was taken away of what they were joined from. */
export const programsAreStale = () => rmSync(stamp, { force: true });

/** Files that are compiled after this has begun make what it joins stale. */
export async function joinPrograms(lastCompiled) {
  const made = besides(out);
  // Written first: what is compiled from now on makes the rest stale, by the clock of the same disk.
  mkdirSync(made, { recursive: true });
  writeFileSync(join(made, '.joined'), '');
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: dist,
    platform: 'node',
    input: Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, join(dist, file)])),
    // Libraries are found from there as from the compiled files.
    external: elsewhereBut((id) => !isAbsolute(id) && !/^[.\0]/.test(id)),
    treeshake: false,
    plugins: [leanModules, filesBeside()],
    onLog: heedMissing,
  });
  await bundle.write({
    dir: made,
    format: 'esm',
    entryFileNames: '[name].js',
    // Whoever reads them while they are replaced misses a file, and does not get another one of its name.
    chunkFileNames: 'shared-[name]-[hash].js',
    sourcemap: true,
    // Nest and the description of the API go by the names of classes.
    keepNames: true,
    // Modules begin in the order in which their imports stand, though they lie in other files.
    strictExecutionOrder: true,
    ...written,
  });
  await bundle.close();
  setInPlace(made, out, () => programsAreJoined(lastCompiled));
}
