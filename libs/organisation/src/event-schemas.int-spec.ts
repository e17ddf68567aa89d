import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createGenerator, type Definition } from 'ts-json-schema-generator';
import { organisationEventVersions } from './index.js';

const root = new URL('../../../../', import.meta.url);
const schema = createGenerator({
  path: fileURLToPath(new URL('libs/organisation/src/events.ts', root)),
  tsconfig: fileURLToPath(new URL('tsconfig.base.json', root)),
  type: 'OrganisationEvent',
  expose: 'export',
  topRef: false,
  jsDoc: 'none',
  skipTypeCheck: true,
}).createSchema('OrganisationEvent');

describe('the events of the room', () => {
  it('keep their shapes: a change here is a new version with an upcaster, never another snapshot', () => {
    expect(schema).toMatchSnapshot();
  });

  it('each have a version', () => {
    const groups = schema.anyOf as readonly Definition[];
    const named = schema.definitions as Readonly<Record<string, Definition>>;
    const shapes = groups.flatMap(
      ({ $ref = '' }) => (named[$ref.split('/').at(-1) ?? '']?.anyOf ?? []) as readonly Definition[],
    );
    const types = shapes.map(({ properties }) => (properties?.type as Definition | undefined)?.const);
    expect(types.toSorted()).toEqual(Object.keys(organisationEventVersions).toSorted());
  });
});
