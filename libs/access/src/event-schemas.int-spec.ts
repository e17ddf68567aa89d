import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createGenerator, type Definition } from 'ts-json-schema-generator';
import {
  accessEventVersions,
  accountEventVersions,
  lockOutEventVersions,
  securityEventVersions,
  sessionEventVersions,
} from './index.js';

const root = new URL('../../../../', import.meta.url);
const schemaOf = (file: string, type: string) =>
  createGenerator({
    path: fileURLToPath(new URL(`libs/access/src/${file}`, root)),
    tsconfig: fileURLToPath(new URL('tsconfig.base.json', root)),
    type,
    expose: 'export',
    topRef: false,
    jsDoc: 'none',
    skipTypeCheck: true,
  }).createSchema(type);

describe.each([
  ['AccessEvent', 'events.ts', accessEventVersions],
  ['AccountEvent', 'accounts/account-events.ts', accountEventVersions],
  ['SessionEvent', 'sessions/session-events.ts', sessionEventVersions],
  ['LockOutEvent', 'lock-out/lock-out.ts', lockOutEventVersions],
  ['SecurityEvent', 'security-record/security-events.ts', securityEventVersions],
] as const)('the events of the room: %s', (type, file, versions) => {
  const schema = schemaOf(file, type);

  it('keep their shapes: a change here is a new version with an upcaster, never another snapshot', () => {
    expect(schema).toMatchSnapshot();
  });

  it('each have a version', () => {
    const types = (schema.anyOf as readonly Definition[]).map(
      ({ properties }) => (properties?.type as Definition | undefined)?.const,
    );
    expect(types.toSorted()).toEqual(Object.keys(versions).toSorted());
  });
});
