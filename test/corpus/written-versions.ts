import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Versions by the type of an event. */
export type Versions = Readonly<Record<string, number>>;

/** What a source says of the events that it writes. */
export interface Written {
  /** Versions that stand beside the type itself. */
  readonly versions: Versions;
  /** Names of catalogues from which the versions of all others are taken. */
  readonly catalogues: readonly string[];
}

/** A version is written in a way of which nobody can tell which event it is of. */
export class UnclearVersion extends Error {
  override readonly name = 'UnclearVersion';
}

const nameOf = ({ name }: ts.ObjectLiteralElementLike): string =>
  name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';

const initializerOf = (object: ts.ObjectLiteralExpression, wanted: string): ts.Expression | undefined =>
  object.properties.filter(ts.isPropertyAssignment).find((property) => nameOf(property) === wanted)
    ?.initializer;

/** The event around `metadata: { schemaVersion: … }`. */
function typeAround(metadata: ts.Node): string | undefined {
  const event = metadata.parent?.parent;
  if (event === undefined || !ts.isObjectLiteralExpression(event)) return undefined;
  const type = initializerOf(event, 'type');
  return type !== undefined && ts.isStringLiteral(type) ? type.text : undefined;
}

/** `versions`, `versions[type]` or `versions.Type`. */
function catalogueOf(value: ts.Expression): string | undefined {
  const isOne = ts.isElementAccessExpression(value) || ts.isPropertyAccessExpression(value);
  const named = isOne ? value.expression : value;
  return ts.isIdentifier(named) ? named.text : undefined;
}

/** @throws UnclearVersion */
export function writtenIn(name: string, text: string): Written {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const versions: Record<string, number> = {};
  const catalogues: string[] = [];
  const unclear = (node: ts.Node): UnclearVersion =>
    new UnclearVersion(`${name}: ${node.getText(source)} is of no event that can be told`);
  const take = (property: ts.ObjectLiteralElementLike): void => {
    if (!['schemaVersion', 'schemaVersions'].includes(nameOf(property))) return;
    const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
    if (value === undefined) throw unclear(property);
    if (ts.isNumericLiteral(value)) {
      const type = typeAround(property.parent);
      if (type === undefined) throw unclear(property);
      versions[type] = Math.max(versions[type] ?? 0, Number(value.text));
      return;
    }
    const catalogue = catalogueOf(value);
    if (catalogue === undefined) throw unclear(property);
    catalogues.push(catalogue);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralElementLike(node)) take(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { versions, catalogues };
}

const isSource = (path: string): boolean => path.endsWith('.ts') && !/\.(int-)?spec\.ts$/.test(path);

/** What all sources in some folders write, specs apart. @throws UnclearVersion */
export function writtenBelow(folders: readonly string[]): Written {
  const versions: Record<string, number> = {};
  const catalogues = new Set<string>();
  for (const folder of folders)
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isSource)) {
      const text = readFileSync(join(folder, path), 'utf8');
      if (!text.includes('schemaVersion')) continue;
      const written = writtenIn(path, text);
      for (const [type, version] of Object.entries(written.versions))
        versions[type] = Math.max(versions[type] ?? 0, version);
      for (const catalogue of written.catalogues) catalogues.add(catalogue);
    }
  return { versions, catalogues: [...catalogues].toSorted() };
}
