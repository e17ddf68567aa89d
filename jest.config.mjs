// Specs run on dist/: the compiled code, of which the programs are joined that ship and that specs start.
const common = {
  rootDir: '.',
  roots: ['<rootDir>/dist'],
  testEnvironment: 'node',
  transform: {},
  snapshotResolver: '<rootDir>/scripts/snapshots-beside-sources.cjs',
  modulePathIgnorePatterns: ['<rootDir>/data'],
};
const onStoresOnly = ['<rootDir>/dist/libs/event-log/eventstoredb/.*\\.int-spec\\.js$'];
/** They prove the embedded log, or read and write its file beside the server. */
const onTheEmbeddedLogOnly = [
  '/test/journeys/(integrity|request-digests)',
  '/test/edge/(parked|left-numbers|damaged-log|refused-starts|full-disk)',
  '/test/access/canaries',
];

export default {
  // What hangs is found out in the end; what is slow on a slow machine is no fault.
  testTimeout: 300_000,
  maxWorkers: 2,
  projects: [
    {
      ...common,
      displayName: 'embedded',
      testMatch: ['**/*.spec.js', '**/*.int-spec.js'],
      testPathIgnorePatterns: ['/node_modules/', ...onStoresOnly],
    },
    // What needs a store of events, and whatever starts a server, once more on such a store: the emulator, unless
    // TEST_EVENT_STORE names another.
    {
      ...common,
      displayName: 'event-store',
      testPathIgnorePatterns: ['/node_modules/', ...onTheEmbeddedLogOnly],
      globals: { logLiesIn: 'eventStore' },
      globalSetup: '<rootDir>/scripts/event-store-for-specs.mjs',
      globalTeardown: '<rootDir>/scripts/event-store-after-specs.mjs',
      testMatch: [
        '<rootDir>/dist/libs/event-log/eventstoredb/*.int-spec.js',
        // Against a server that somebody has named; the emulator is asked in the other project.
        ...(process.env.TEST_EVENT_STORE ? ['<rootDir>/dist/test/event-store/recordings.int-spec.js'] : []),
        '<rootDir>/dist/test/journeys/*.int-spec.js',
        '<rootDir>/dist/test/edge/*.int-spec.js',
        '<rootDir>/dist/test/access/*.int-spec.js',
        '<rootDir>/dist/test/crash/*.int-spec.js',
      ],
    },
  ],
};
