// Snapshots are part of the sources, while the specs run from dist/.
const { basename, dirname, join } = require('node:path');

module.exports = {
  resolveSnapshotPath: (spec, extension) =>
    join(
      dirname(spec.replace(/[\\/]dist[\\/]/, '/')),
      '__snapshots__',
      basename(spec).replace(/\.js$/, `.ts${extension}`),
    ),
  resolveTestPath: (snapshot, extension) => {
    const folder = dirname(dirname(snapshot)).replace(/[\\/](apps|libs|test)([\\/]|$)/, '/dist/$1$2');
    return join(folder, basename(snapshot).replace(`.ts${extension}`, '.js'));
  },
  testPathForConsistencyCheck: '/checkout/dist/libs/problem/src/catalogue.spec.js',
};
