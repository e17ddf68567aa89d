import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { type Schema, SchemaOfType } from './schema-of-type.js';

const file = fileURLToPath(new URL('../../../test/answers/shapes.fixture.ts', import.meta.url));
const program = ts.createProgram([file], { strict: true, target: ts.ScriptTarget.ES2024 });
const checker = program.getTypeChecker();

function schemaOf(name: string): { readonly schema: Schema; readonly named: ReadonlyMap<string, Schema> } {
  const source = program.getSourceFile(file);
  const symbol = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source as ts.SourceFile) as ts.Symbol)
    .find((one) => one.name === name) as ts.Symbol;
  const schemas = new SchemaOfType(checker, (path) => path === file);
  return { schema: schemas.of(checker.getDeclaredTypeOfSymbol(symbol)), named: schemas.named };
}

describe('the schema of a type', () => {
  const { schema, named } = schemaOf('Shapes');

  it('is closed, and asks for all that may not be undefined', () => {
    expect(schema).toEqual({ $ref: '#/components/schemas/Shapes' });
    expect(named.get('Leaf')).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string' },
        size: { type: 'number' },
        kind: { anyOf: [{ enum: ['new', 'old'] }, { type: 'null' }] },
        open: { type: 'boolean' },
      },
      required: ['kind', 'name', 'open'],
      additionalProperties: false,
    });
  });

  it('refers to what has a name, also to itself, and keeps null apart from absent', () => {
    const leaf = { $ref: '#/components/schemas/Leaf' };
    expect(named.get('Tree')).toEqual({
      type: 'object',
      properties: {
        leaves: { type: 'array', items: leaf },
        below: { anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/Tree' }] },
        byName: { type: 'object', additionalProperties: leaf },
      },
      required: ['byName', 'leaves'],
      additionalProperties: false,
    });
  });

  it('is as good for what is made of other types', () => {
    expect(named.get('Shapes')?.['properties']).toEqual({
      tree: { $ref: '#/components/schemas/Tree' },
      picked: {
        type: 'object',
        properties: { name: { type: 'string' }, size: { type: 'number' } },
        required: ['name'],
        additionalProperties: false,
      },
      either: {
        anyOf: [
          {
            type: 'object',
            properties: { done: { const: true } },
            required: ['done'],
            additionalProperties: false,
          },
          {
            type: 'object',
            properties: { ground: { type: 'string' } },
            required: ['ground'],
            additionalProperties: false,
          },
        ],
      },
      pair: {
        type: 'array',
        prefixItems: [{ type: 'string' }, { type: 'number' }],
        minItems: 2,
        items: false,
      },
      nothing: { type: 'null' },
      anything: {},
    });
  });

  it('is refused to what JSON does not write', () => {
    expect(() => schemaOf('Unwritable')).toThrow('ReadonlyMap<string, Leaf> has no form in JSON');
  });
});
