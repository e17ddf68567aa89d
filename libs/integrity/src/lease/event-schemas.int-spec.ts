import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { leaseEventVersions } from '@xiaohao/integrity';
import { createGenerator, type Definition } from 'ts-json-schema-generator';

const root = new URL('../../../../../', import.meta.url);
const schema = createGenerator({
  path: fileURLToPath(new URL('libs/integrity/src/lease/lease.ts', root)),
  tsconfig: fileURLToPath(new URL('tsconfig.base.json', root)),
  type: 'LeaseEvent',
  expose: 'export',
  topRef: false,
  jsDoc: 'none',
  skipTypeCheck: true,
}).createSchema('LeaseEvent');

describe('the events of the room', () => {
  it('keep their shapes: a change here is a new version with an upcaster, never another snapshot', () => {
    expect(schema).toMatchSnapshot();
  });

  it('each have a version', () => {
    const all = (schema.anyOf as readonly Definition[] | undefined) ?? [schema];
    const types = all.map(({ properties }) => (properties?.type as Definition | undefined)?.const);
    expect(types.toSorted()).toEqual(Object.keys(leaseEventVersions).toSorted());
  });
});
