import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createGenerator, type Definition } from 'ts-json-schema-generator';
import { problemEventTypes, problemEventVersions } from './catalogue.js';

/** Schemas come from the sources, so that a change of a type shows although it compiles. */
function schemas(): Readonly<Record<string, Definition>> {
  const root = process.cwd();
  return (
    createGenerator({
      path: join(root, 'libs/problem/src/events.ts'),
      tsconfig: join(root, 'tsconfig.base.json'),
      type: 'ProblemEvent',
      skipTypeCheck: true,
      expose: 'none',
      topRef: false,
      jsDoc: 'none',
    }).createSchema('ProblemEvent') as { anyOf?: Definition[] }
  ).anyOf?.reduce<Record<string, Definition>>((byType, schema) => {
    const type = (schema.properties?.type as { const?: string } | undefined)?.const ?? '?';
    byType[type] = schema;
    return byType;
  }, {}) as Record<string, Definition>;
}

describe('the catalogue of events', () => {
  const found = schemas();

  it('has a version for each event that the types know, and for no other', () => {
    expect(Object.keys(found).toSorted()).toEqual(problemEventTypes.toSorted());
  });

  it.each(problemEventTypes)('keeps the schema of %s', (type) => {
    expect({ version: problemEventVersions[type], schema: found[type] }).toMatchSnapshot();
  });
});
