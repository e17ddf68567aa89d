// How programs and libraries are joined so that Node reads them fast.

/**
 * A file of ASCII alone is neither decoded nor kept two bytes to a letter, and comments are for whoever reads the
 * sources. Lines stay, and with them what a stack tells.
 */
export const written = {
  comments: false,
  minify: { compress: false, mangle: false, codegen: { asciiOnly: true, removeWhitespace: false } },
};

/** What Node reads more files for as soon as the module is imported; nothing joined here asks for it. */
const neverAsked = {
  fs: ['FileReadStream', 'FileWriteStream', 'ReadStream', 'Utf8Stream', 'WriteStream'],
  http: ['CloseEvent', 'MessageEvent', 'WebSocket'],
};

const isLean = (id) => Object.hasOwn(neverAsked, id.replace(/^node:/, ''));

/** What is not joined, where it is not one of these. */
export const elsewhereBut = (external) => (id, importer, isResolved) =>
  !isLean(id) && external(id, importer, isResolved);

/** Imports of these modules get every name but those; an import of one of them is told while they are joined. */
export const leanModules = {
  name: 'lean-modules',
  resolveId(id, _, { kind }) {
    if (!isLean(id)) return undefined;
    return kind === 'import-statement' ? `\0lean:${id.replace(/^node:/, '')}` : { id, external: true };
  },
  load(id) {
    const [, bare] = /^\0lean:(.+)$/.exec(id) ?? [];
    if (bare === undefined) return undefined;
    const names = Object.keys(process.getBuiltinModule(bare)).filter(
      (name) => !neverAsked[bare].includes(name),
    );
    const listed = names.join(', ');
    return `const whole = process.getBuiltinModule('${bare}'); export default whole; export const { ${listed} } = whole;`;
  },
};

/** @throws Error where something is imported that is not there */
export function heedMissing(level, log, report) {
  if (/^(IMPORT_IS_UNDEFINED|MISSING_EXPORT)$/.test(log.code)) throw new Error(log.message);
  report(level, log);
}
