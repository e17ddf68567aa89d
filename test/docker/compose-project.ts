import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load, YAML11_SCHEMA } from 'js-yaml';

export type Mapping = Readonly<Record<string, unknown>>;

export interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
}

/** A project as Compose sees it. */
export interface Project {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes?: Mapping;
  readonly secrets?: Mapping;
}

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists that are replaced by the later file; all others are added to. */
const replaced = new Set(['command', 'entrypoint', 'test']);

/** Files of `docker/`, put together by Compose's rules: mappings member by member, lists one behind the other, the later value for the rest. */
export const projectOf = (files: readonly string[]): Project =>
  files
    .map((file) => readFileSync(fileURLToPath(new URL(`../../../docker/${file}`, import.meta.url)), 'utf8'))
    .map((text) => load(text, { schema: YAML11_SCHEMA }) as Mapping)
    .reduce((one, other) => merged(one, other)) as unknown as Project;

function merged(one: Mapping, other: Mapping): Mapping {
  const both = Object.entries(other).map(([name, value]) => {
    const before = one[name];
    if (isMapping(before) && isMapping(value)) return [name, merged(before, value)];
    if (Array.isArray(before) && Array.isArray(value) && !replaced.has(name))
      return [name, [...new Set([...before, ...value])]];
    return [name, value];
  });
  return { ...one, ...Object.fromEntries(both) };
}
