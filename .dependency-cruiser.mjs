// What may import what, and why. `npm run rooms` holds every arrow against these rules.
const pure =
  '^libs/(problem|organisation|working-calendar|campaign|numbering|deciding|access|signing|chase|delivery)/src/';
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
        path: '^(apps|libs/(event-log|command-handling|projection-runtime|ledger|evidence|http|clock|scheduling))/',
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
          '^libs/[^/]+/(src|sqlite|folder|conformance|credentials|chinese-days|local|bullmq|smtp)/index\\.ts$',
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
    exclude: { path: 'node_modules/(?!temporal-polyfill|canonicalize|sm-crypto)' },
  },
};
