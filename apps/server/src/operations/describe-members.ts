import type { OpenAPIObject } from '@nestjs/swagger';
import { deadlines } from './member-texts/deadlines.js';
import { everywhere } from './member-texts/everywhere.js';
import { house } from './member-texts/house.js';
import { lists } from './member-texts/lists.js';
import { problems } from './member-texts/problems.js';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** What members and parameters say, by name or `owner.name`; see {@link Texts}. */
export const memberTexts: Readonly<Record<string, string>> = {
  ...everywhere,
  ...problems,
  ...lists,
  ...deadlines,
  ...house,
};

const textOf = (owner: string, name: string): string | undefined =>
  memberTexts[`${owner}.${name}`] ?? memberTexts[name];

const withText = <T extends { readonly description?: string }>(one: T, text: string | undefined): T =>
  text === undefined || one.description !== undefined ? one : { ...one, description: text };

/** A copy, since schemas may share their parts. */
function described(schema: Schema, owner: string): Schema {
  if (typeof schema !== 'object') return schema;
  const { properties, items } = schema;
  const parts = (['anyOf', 'oneOf', 'allOf'] as const).flatMap((kind) => {
    const some = schema[kind];
    return some ? [[kind, some.map((part) => described(part, owner))] as const] : [];
  });
  return {
    ...schema,
    ...Object.fromEntries(parts),
    ...(items && { items: described(items, owner) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, member]) => [
          name,
          withText(described(member, name), textOf(owner, name)),
        ]),
      ),
    }),
  };
}

interface Body {
  readonly content?: Readonly<Record<string, { schema?: Schema }>>;
}

interface Operation {
  readonly operationId?: string;
  parameters?: readonly { readonly name?: string; readonly description?: string }[];
  readonly requestBody?: Body;
  readonly responses?: Readonly<Record<string, Body>>;
}

/** Gives every member and parameter that has no description of its own the one of its name. */
export function describeMembers(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const [name, schema] of Object.entries(schemas)) schemas[name] = described(schema, name);
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path ?? {}) as Operation[]) {
      const { operationId: owner = '', parameters = [], requestBody, responses = {} } = operation;
      operation.parameters = parameters.map((one) => withText(one, textOf(owner, one.name ?? '')));
      for (const body of [requestBody, ...Object.values(responses)])
        for (const media of Object.values(body?.content ?? {}))
          if (media.schema) media.schema = described(media.schema, owner);
    }
}
