// What may import what, and why. `npm run rooms` holds every arrow against these rules.
const pure = '^libs/(problem|organisation|working-calendar|campaign|numbering|deciding|access|signing)/src/';
const spec = '\\.(int-)?spec\\.ts$|/testing/';

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Rooms and files that need each other both ways cannot be understood, tested or moved one at a time.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-rooms-know-no-platform',
      severity: 'error',
      comment:
        'Decisions must replay to the same result on any day and any machine: no I/O, no clock, no random, no framework. Only dates and the canonical form of JSON come from a library, because neither is ours to write.',
      from: { path: pure, pathNot: spec },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg'],
        pathNot: 'temporal-polyfill|canonicalize',
      },
    },
    {
      name: 'pure-rooms-look-down-only',
      severity: 'error',
      comment: 'The domain knows nothing of how it is stored, served or shown.',
      from: { path: pure, pathNot: spec },
      to: {
        path: '^(apps|libs/(event-log|command-handling|projection-runtime|ledger|evidence|http|clock))/',
      },
    },
    {
      name: 'no-lib-imports-an-app',
      severity: 'error',
      comment: 'Apps compose rooms; a room that knew an app could be used in that one only.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'only-the-face-of-a-room',
      severity: 'error',
      comment: 'A room is entered by its index: what lies behind may change without asking the others.',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: {
        path: '^libs/([^/]+)/',
        pathNot: [
          '^libs/$2/',
          '^libs/[^/]+/(src|sqlite|eventstoredb|folder|conformance|credentials|chinese-days)/index\\.ts$',
          '^libs/signing/(challenges|key-folder|ed25519|sm2|service|verifying)/index\\.ts$',
        ],
      },
    },
    {
      name: 'sqlite-in-its-places',
      severity: 'error',
      comment: 'Only adapters and the views know SQLite, so that another store can take the place of one.',
      from: {
        path: '^(apps|libs)/',
        pathNot: `^libs/(event-log/sqlite|projection-runtime|ledger)/|^libs/command-handling/src/snapshots|^apps/server/src/views/|${spec}`,
      },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'one-place-for-sm2',
      severity: 'error',
      comment: 'What a library for SM2 leaves unchecked is checked in one place, so nobody else may call it.',
      from: { path: '^(apps|libs)/', pathNot: `^libs/signing/sm2/|${spec}` },
      to: { path: 'node_modules/sm-crypto' },
    },
    {
      name: 'product-knows-no-emulator',
      severity: 'error',
      comment: 'The emulated event store is for tests: what runs at a site must not hang on it.',
      from: { path: '^(apps|libs)/', pathNot: spec },
      to: { path: '^test/' },
    },
    {
      name: 'emulated-storage-knows-no-wire',
      severity: 'error',
      comment:
        'What a store does with events is held by specs without a connection; calls are translated around it.',
      from: { path: '^test/event-store/emulator/(storage|following|groups|faults|journal)/', pathNot: spec },
      to: {
        path: '^test/event-store/emulator/(wire|services|access|control)/|node_modules/(@grpc|@eventstore)/',
      },
    },
    {
      name: 'emulated-storage-touches-nothing',
      severity: 'error',
      comment:
        'The rules of the storage are to be tried without files and sockets. Only ids come from outside.',
      from: { path: '^test/event-store/emulator/(storage|following|groups|faults)/', pathNot: spec },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'nest-at-the-edge',
      severity: 'error',
      comment: 'Frameworks change; what the product is must not hang on them.',
      from: { path: '^libs/', pathNot: '^libs/http/' },
      to: { path: 'node_modules/(@nestjs|fastify|@fastify)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js'],
    },
    exclude: { path: 'node_modules/(?!temporal-polyfill|canonicalize|sm-crypto|@grpc|@eventstore)' },
  },
};
