// Specs run on dist/: the compiled code that ships, so that threads and child processes start the same files.
export default {
  rootDir: '.',
  roots: ['<rootDir>/dist'],
  testEnvironment: 'node',
  transform: {},
  testMatch: ['**/*.spec.js', '**/*.int-spec.js'],
  testTimeout: 30_000,
  maxWorkers: 2,
  snapshotResolver: '<rootDir>/scripts/snapshots-beside-sources.cjs',
  modulePathIgnorePatterns: ['<rootDir>/data'],
};
