import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createGenerator, type Definition } from 'ts-json-schema-generator';

const root = new URL('../../../../', import.meta.url);

function schemaOf(file: string, type: string): Definition {
  return createGenerator({
    path: fileURLToPath(new URL(file, root)),
    tsconfig: fileURLToPath(new URL('tsconfig.base.json', root)),
    type,
    expose: 'export',
    topRef: false,
    jsDoc: 'none',
    skipTypeCheck: true,
  }).createSchema(type);
}

/** The `type` of every shape in a schema, whether it is one shape, a union, or a union of named unions. */
function typesIn(part: Definition, whole: Definition): readonly unknown[] {
  const named = part.$ref?.split('/').at(-1);
  if (named !== undefined) return typesIn(whole.definitions?.[named] as Definition, whole);
  const parts = part.anyOf as readonly Definition[] | undefined;
  if (parts) return parts.flatMap((one) => typesIn(one, whole));
  return [(part.properties?.['type'] as Definition | undefined)?.const];
}

/**
 * What holds for the events of every room: their shapes stand in a snapshot beside the spec, and each has a version.
 * @param file from the root of the project, such as `libs/campaign/src/events.ts`
 * @param type the exported union of the events
 */
export function eventSchemas(file: string, type: string, versions: Readonly<Record<string, number>>): void {
  describe(`the events of the room: ${type}`, () => {
    const schema = schemaOf(file, type);

    it('keep their shapes: a change here is a new version with an upcaster, never another snapshot', () => {
      expect(schema).toMatchSnapshot();
    });

    it('each have a version', () => {
      expect(typesIn(schema, schema).toSorted()).toEqual(Object.keys(versions).toSorted());
    });
  });
}
