// What may import what, and why. `npm run rooms` holds every arrow against these rules.
const pure =
  '^libs/(problem|organisation|working-calendar|campaign|numbering|deciding|access|signing|intake|chase|delivery)/src/';
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
        path: '^(apps|libs/(event-log|command-handling|projection-runtime|ledger|evidence|http|clock|sealing|scheduling|outside))/',
      },
    },
    {
      name: 'proofs-are-computed-and-nothing-else',
      severity: 'error',
      comment:
        'Whether a proof holds must not depend on a disk, a clock or a network: hashes and signatures come from node:crypto, and nothing else is needed.',
      from: { path: '^libs/integrity/src/', pathNot: spec },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg'],
        pathNot: '^(node:)?crypto$',
      },
    },
    {
      name: 'proofs-know-no-ledger',
      severity: 'error',
      comment:
        'Whoever checks the record must not need the record’s own rules: the tree knows events as bytes, and the witness knows no events at all.',
      from: { path: '^libs/integrity/(src|folder|witness)/', pathNot: spec },
      to: { path: '^(apps|libs)/', pathNot: '^libs/(integrity/(src|folder|witness)|outside/src)/' },
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
          '^libs/[^/]+/(src|sqlite|eventstoredb|store-address|folder|conformance|credentials|chinese-days|local|bullmq|smtp)/index\\.ts$',
          '^libs/intake/reporter-keys/index\\.ts$',
          '^libs/signing/(challenges|key-folder|public-key|ed25519|sm2|service|verifying)/index\\.ts$',
          '^libs/integrity/(folder|following|verifying|witness|dossier)/index\\.ts$',
        ],
      },
    },
    {
      name: 'only-the-face-of-a-part',
      severity: 'error',
      comment:
        'A part beside a room is entered by its index from within the room, too. Specs and what serves them may look behind.',
      from: { path: '^libs/([^/]+)/([^/]+)/', pathNot: `${spec}|/conformance/|/crash-tests/` },
      to: { path: '^libs/$1/', pathNot: ['^libs/$1/$2/', '^libs/$1/[^/]+/index\\.ts$'] },
    },
    {
      name: 'sqlite-in-its-places',
      severity: 'error',
      comment: 'Only adapters and the views know SQLite, so that another store can take the place of one.',
      from: {
        path: '^(apps|libs)/',
        pathNot: `^libs/(event-log/sqlite|projection-runtime|ledger|integrity/witness)/|^libs/command-handling/src/snapshots|^apps/server/src/views/|${spec}`,
      },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'who-reported-stays-apart',
      severity: 'error',
      comment:
        'Who reported something in confidence is opened in one place, behind two roles; views, lists, files and the command line have no way to it.',
      from: {
        path: '^(apps|libs)/',
        pathNot: `^apps/server/src/(intakes|house)/|^libs/intake/reporter-keys/|${spec}`,
      },
      to: { path: '^libs/intake/reporter-keys/' },
    },
    {
      name: 'one-place-for-sm2',
      severity: 'error',
      comment: 'What a library for SM2 leaves unchecked is checked in one place, so nobody else may call it.',
      from: { path: '^(apps|libs)/', pathNot: `^libs/signing/sm2/|${spec}` },
      to: { path: 'node_modules/sm-crypto' },
    },
    {
      name: 'answers-from-outside-are-read-in-one-place',
      severity: 'error',
      comment: 'How much of a stranger’s answer is taken is decided by a few lines that know nobody.',
      from: { path: '^libs/outside/', pathNot: spec },
      to: { pathNot: '^libs/outside/' },
    },
    {
      name: 'sealing-needs-nobody',
      severity: 'error',
      comment: 'What folders and logs have sealed hangs on these few lines; they change with nothing else.',
      from: { path: '^libs/sealing/', pathNot: spec },
      to: { pathNot: '^(libs/sealing/|crypto$|node:crypto$)' },
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
      from: {
        path: '^test/event-store/emulator/(storage|following|groups|projections|faults|journal)/',
        pathNot: spec,
      },
      to: {
        path: '^test/event-store/emulator/(wire|services|access|control|http)/|node_modules/(@grpc|@eventstore)/',
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
      name: 'emulated-projections-touch-a-realm-alone',
      severity: 'error',
      comment:
        'Queries are tried without files and sockets. They run in a world of their own, and ids come from outside.',
      from: { path: '^test/event-store/emulator/projections/', pathNot: spec },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^(node:)?(crypto|vm)$' },
    },
    {
      name: 'redis-behind-one-port',
      severity: 'error',
      comment:
        'A queue wakes handlers up and holds nothing: whoever knew Redis would come to rely on what is in it.',
      from: { path: '^(apps|libs)/', pathNot: `^libs/scheduling/(bullmq|testing)/|${spec}` },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'scheduling-knows-no-business',
      severity: 'error',
      comment: 'A trigger says when to look, never what to do: what is due is decided from events.',
      from: { path: '^libs/scheduling/' },
      to: { path: '^libs/(?!scheduling/)|^apps/' },
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
