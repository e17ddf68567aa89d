import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createGenerator, type Definition } from 'ts-json-schema-generator';
import { snailBoardEventVersions } from './events.js';

const root = new URL('../../../../../', import.meta.url);
const schema = createGenerator({
  path: fileURLToPath(new URL('libs/chase/src/snail-board/events.ts', root)),
  tsconfig: fileURLToPath(new URL('tsconfig.base.json', root)),
  type: 'SnailBoardEvent',
  expose: 'export',
  topRef: false,
  jsDoc: 'none',
  skipTypeCheck: true,
}).createSchema('SnailBoardEvent');

describe('the events of the room', () => {
  it('keep their shapes: a change here is a new version with an upcaster, never another snapshot', () => {
    expect(schema).toMatchSnapshot();
  });

  it('each have a version', () => {
    const types = (schema.anyOf as readonly Definition[]).map(
      ({ properties }) => (properties?.type as Definition | undefined)?.const,
    );
    expect(types.toSorted()).toEqual(Object.keys(snailBoardEventVersions).toSorted());
  });
});
