// Joins what the server reads of its libraries, some two thousand files, into a few under dist/node_modules, where
// compiled code finds a package before the one that was installed. Specs run beside it and find the same.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node24.mjs';
import { elsewhereBut, heedMissing, leanModules, written } from './read-fast.mjs';
import { besides, setInPlace } from './set-in-place.mjs';

const out = join(root, 'dist', 'node_modules');
const stamp = join(out, '.joined');

/**
 * What compiled code imports, to the letter. A library stays as it was installed if it starts threads or finds files
 * of its own by their names (pino, database clients), or if it is built in a way that hides what it requires.
 */
const joined = [
  '@fastify/cors',
  '@fastify/multipart',
  '@fastify/static',
  '@nestjs/common',
  '@nestjs/common/constants.js',
  '@nestjs/core',
  '@nestjs/cqrs',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  'class-transformer',
  'class-validator',
  'csv-parse/sync',
  'csv-stringify/sync',
  'fastify',
  'file-type',
  'find-my-way',
  'jose',
  'otpauth',
  'prom-client',
  'rxjs',
  'sm-crypto-v2',
  'temporal-polyfill',
  'uuid',
];

/** What a joined library asks for only where somebody has installed it, and what stays as it was installed. */
const elsewhere = [
  /^(node:|@nestjs\/(graphql|microservices|platform-express|websockets)|@fastify\/view)/,
  /^(pino|reflect-metadata|swagger-ui-dist)(\/|$)/,
  // What Fastify reads for routes with schemas, and for requests that come from no network.
  /^(@fastify\/(ajv-compiler|fast-json-stringify-compiler)|light-my-request)$/,
];

/** Asked for by a library as soon as it is read, for functions that nothing here calls. */
const readLate = /^(glob|libphonenumber-js\/max)$/;

/** It is read when one of them is called; whatever is taken from it is a function. */
const late = {
  name: 'late',
  resolveId(id, importer) {
    if (!readLate.test(id)) return undefined;
    return importer?.startsWith('\0late:') ? { id, external: true } : `\0late:${id}.cjs`;
  },
  load(id) {
    const [, name] = /^\0late:(.+)\.cjs$/.exec(id) ?? [];
    return (
      name &&
      `module.exports = new Proxy({}, { get: (_, member) => (...given) => require('${name}')[member](...given) });`
    );
  },
};

/** Functions, of which swagger uses ten. Of all else only what nothing could reach or notice is left out. */
const collection = /\/node_modules\/es-toolkit\//;

const packageOf = (specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)[0];
const within = (specifier) => specifier.slice(packageOf(specifier).length + 1);
const fileOf = (specifier) => `${(within(specifier) || 'index').replace(/\.js$/, '')}.js`;

function digest() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'scripts/join-libraries.mjs', 'scripts/read-fast.mjs'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export const librariesAreJoined = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();

/** One module for each specifier, with every name that Node gives for it; a CommonJS one has them from its value. */
async function doors() {
  const written = await Promise.all(
    joined.map(async (specifier) => {
      const names = Object.keys(await import(specifier));
      const from = JSON.stringify(specifier);
      const standard = `export * from ${from};${names.includes('default') ? `export { default } from ${from};` : ''}`;
      const named = names.filter((name) => name !== 'default' && name !== 'module.exports');
      const common = `import whole from ${from}; export default whole;
        const { ${named.map((name, n) => `${name}: n${n}`).join(', ')} } = whole;
        export { ${named.map((name, n) => `n${n} as ${name}`).join(', ')} };`;
      return [`\0${specifier}`, names.includes('module.exports') ? common : standard];
    }),
  );
  return new Map(written);
}

export async function joinLibraries() {
  const made = besides(out);
  const { rolldown } = await import('rolldown');
  const texts = await doors();
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(
      joined.map((specifier) => [`${packageOf(specifier)}/${fileOf(specifier)}`, `\0${specifier}`]),
    ),
    external: elsewhereBut((id) => elsewhere.some((one) => one.test(id))),
    // The files that Node itself would read: what a decorator or a getter does on being read is no dead code.
    resolve: { mainFields: ['main'], conditionNames: ['node', 'import', 'module-sync', 'default'] },
    treeshake: {
      annotations: false,
      moduleSideEffects: (id) => !collection.test(id),
      propertyReadSideEffects: 'always',
    },
    onLog: heedMissing,
    plugins: [
      leanModules,
      late,
      {
        name: 'doors',
        resolveId: (id) => (texts.has(id) ? id : undefined),
        load: (id) => texts.get(id),
      },
    ],
  });
  await bundle.write({
    dir: made,
    format: 'esm',
    entryFileNames: '[name]',
    chunkFileNames: '.shared/[name].mjs',
    // Modules begin in the order in which their imports stand, though they lie in other files.
    strictExecutionOrder: true,
    ...written,
  });
  await bundle.close();
  for (const name of new Set(joined.map(packageOf))) {
    const exports = Object.fromEntries(
      joined
        .filter((specifier) => packageOf(specifier) === name)
        .map((specifier) => [within(specifier) ? `./${within(specifier)}` : '.', `./${fileOf(specifier)}`]),
    );
    writeFileSync(join(made, name, 'package.json'), JSON.stringify({ name, type: 'module', exports }));
  }
  writeFileSync(join(made, '.joined'), digest());
  setInPlace(made, out, librariesAreJoined);
}
